#pragma once

#include "bridge/core/result.h"

#include <QSqlError>
#include <QString>
#include <QVariantList>

#include <memory>
#include <vector>

namespace portcullis {

//! \brief `history.db`, open: an SQLite file that several processes may use at once.
//!
//! Only the user can read it. What is deleted from it is overwritten.
class HistoryFile {
public:
    //! \brief Opens the file and brings it to the present schema; creates it if it is missing.
    //!
    //! One that is damaged is put aside as `history.db.damaged`, with a warning, and begun anew.
    //! The error is one line for the user, such as for a file of a newer version.
    static Result<std::unique_ptr<HistoryFile>, QString> open(const QString& path);

    ~HistoryFile();
    HistoryFile(const HistoryFile&) = delete;
    HistoryFile& operator=(const HistoryFile&) = delete;

    //! What a statement has brought about.
    struct Answer {
        std::vector<QVariantList> rows; //!< Those that it selects.
        int changed = 0; //!< The number of rows that it changes.
    };

    //! Runs \a statement with \a values for its parameters; a null text counts as an empty one.
    Result<Answer, QString> run(const char* statement, const QVariantList& values = {}) const;

private:
    explicit HistoryFile(QString connection) : m_connection(std::move(connection)) { }

    static Result<std::unique_ptr<HistoryFile>, QString> tryOpen(
        const QString& path, bool& isDamaged);
    Result<void, QSqlError> setUp() const;
    Result<int, QSqlError> version() const;

    QString m_connection; // its name
};

} // namespace portcullis
