#pragma once

#include "app/package/progress.h"
#include "app/package/refusal.h"
#include "bridge/core/json.h"

#include <QString>

namespace portcullis {

//! \brief Where a command writes to, and whom it asks: results to standard output, errors and
//! questions to standard error.
//!
//! All texts may quote a stranger; they are printed in one line each.
class Terminal {
public:
    //! \param json a result is one JSON value, and no text is printed to standard output.
    explicit Terminal(bool json) : m_json(json) { }

    //! Whether there is somebody to ask.
    bool canAsk() const;

    //! Asks for yes or no; anything else than a yes is a no.
    bool ask(const QString& question) const;

    //! One line that is part of a result.
    void say(const QString& line) const;

    //! One line that is none.
    void warn(const QString& line) const;

    //! Shows how far something is, if it takes long and somebody looks.
    Progress progress(const QString& what) const;

    //! Says the result where it is JSON. Returns exit_code::done.
    int done(const Json& result) const;

    //! Says why there is none. Returns exit_code::failed.
    int fail(const PackageError& error) const;

private:
    bool m_json;
};

//! The word for \a refusal in JSON, such as `bad_signature`.
QString wireName(Refusal refusal);

} // namespace portcullis
