#pragma once

#include "app/engine/job_reply.h"
#include "bridge/session/color_scheme.h"

#include <QWebEnginePage>
#include <QWebEngineUrlScheme>

//! \brief All that is done in another way with another version of Qt, from 6.4 on.
//!
//! No other file asks for the version. Each function does the same with every version, or says
//! where it does not.
namespace portcullis::qt_version {

//! What a scheme needs for the engine's own `fetch()` to read from it. Before 6.6 none can.
QWebEngineUrlScheme::Flags fetchFlag();

//! Whether fetchFlag() does something; otherwise documents read by `XMLHttpRequest`.
bool canFetch();

//! Answers \a job with what \a device holds, its policy ahead of that; see replyWith().
void reply(QWebEngineUrlRequestJob* job, const ReplyHead& head, QIODevice* device);

enum class Answer { Grant, Deny };

//! Gives that answer to whatever \a page asks the user for: devices, places, the clipboard.
void answerPermissions(QWebEnginePage& page, Answer answer);

//! \brief Makes that the answer to `prefers-color-scheme` of all pages which there will be, unless
//! showScheme() can do so for each page. Call it once the engine is set up, before its first page.
void startWithScheme(ColorScheme scheme);

//! \brief Makes that the answer to `prefers-color-scheme` in the documents of \a page, which has
//! been given something to load, and of pages which there will be.
//!
//! Before 6.7 it does nothing: they stay with what the engine was started with.
void showScheme(QWebEnginePage& page, ColorScheme scheme);

} // namespace portcullis::qt_version
