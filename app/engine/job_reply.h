#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QWebEngineUrlRequestJob>

#include <memory>

namespace portcullis {

//! \brief What kind of thing a reply is, and what it may do if the engine makes a document of it.
struct ReplyHead {
    QByteArray type; //!< Its media type; with parameters only if there is no policy.
    //! Its content security policy, in small letters and without line breaks; empty for none. Any
    //! type can become a document, so every reply needs one, except to a script that reads it.
    QByteArray policy;
};

//! \brief Answers \a job with what \a device holds. The engine reads it later, on a thread of its
//! own, so it lives as long as the job.
//!
//! The policy goes ahead of the bytes, as a header of the reply, and says nothing about their
//! encoding. If an engine lost that header, no resource would start: see shell.js.
void replyWith(
    QWebEngineUrlRequestJob* job, const ReplyHead& head, std::unique_ptr<QIODevice> device);

} // namespace portcullis
