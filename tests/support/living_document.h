#pragma once

#include "tests/support/engine_test.h"

namespace portcullis::test {

//! \brief For the resource `scripted`: \a script in a document that says that it goes on, and when
//! what it shows can be clicked.
//!
//! The script can use `add(tag, attributes, parent)`, and `fill(href, attributes)`, which makes a
//! link of the whole page.
QByteArray livingDocument(const QByteArray& script);

//! Waits for some more of its life; false if it is no longer the document that it began with.
bool livesOn(const OpenResource& open);

} // namespace portcullis::test
