#include "tests/support/fixtures.h"

#include <QFile>

namespace portcullis::test {

QString fixturePath(const QString& name)
{
    return QStringLiteral(PORTCULLIS_FIXTURES "/") + name;
}

QByteArray fixture(const QString& name)
{
    QFile file(fixturePath(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("there is no fixture %s", qUtf8Printable(name));
    return file.readAll();
}

QByteArrayList fixtureLines(const QString& name)
{
    return fixture(name).trimmed().split('\n');
}

Json jsonFixture(const QString& name)
{
    const QByteArray text = fixture(name);
    return Json::parse(text.begin(), text.end());
}

} // namespace portcullis::test
