#pragma once

#include "bridge/core/json.h"

#include <QByteArrayList>
#include <QString>

namespace portcullis::test {

//! The absolute path of a file below tests/fixtures/.
QString fixturePath(const QString& name);

//! The bytes of a fixture; a missing one ends the test program.
QByteArray fixture(const QString& name);

//! The lines of a fixture.
QByteArrayList fixtureLines(const QString& name);

//! A fixture as JSON; one that is not valid ends the test program.
Json jsonFixture(const QString& name);

} // namespace portcullis::test
