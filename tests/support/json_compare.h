#pragma once

#include "bridge/core/json.h"

#include <QTest>

//! \brief QCOMPARE for JSON, which shows both texts when they differ.
//!
//! QCOMPARE itself cannot choose between its overloads, since JSON values convert to all of them.
#define COMPARE_JSON(actual, ...)                                                                  \
    QCOMPARE(portcullis::toText(actual), portcullis::toText(portcullis::Json(__VA_ARGS__)))
