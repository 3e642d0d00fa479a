#pragma once

#include "bridge/monitor/contact_log.h"

#include <QObject>
#include <QTimer>

namespace portcullis {

//! \brief Counts what a resource wanted the engine to load from other hosts, which never happens.
class BlockedRequests : public QObject {
    Q_OBJECT

public:
    explicit BlockedRequests(QObject* parent = nullptr);

    //! Tells what it has not told yet.
    ~BlockedRequests() override;

    //! The request filter has blocked it.
    void add(const QUrl& url);

    //! \brief A console line, which counts if it is the engine's report that the content security
    //! policy or the frame's sandbox has blocked something.
    //!
    //! The request filter does not see that. The resource can write such a line itself, and thus
    //! accuse itself of no more than it could really try.
    void addReported(const QString& line);

Q_SIGNALS:
    //! What was blocked, not more often than limits::contactsInterval.
    void contacted(const portcullis::Contacts& contacts);

private:
    void tell();

    ContactLog m_log;
    QTimer m_telling;
};

} // namespace portcullis
