#pragma once

#include "bridge/monitor/contact_log.h"

#include <QHash> // std::hash of QString

#include <unordered_map>

namespace portcullis {

//! \brief Follows the connections of a WsService and logs what comes of each attempt.
//!
//! An attempt is a handshake: a connection that is lost and comes back has made two.
class ContactWatch {
public:
    //! An attempt that was not permitted.
    void refused(const QUrl& url, ContactRefusal why) { m_log.addRefused(url, why); }

    //! The connection \a id exists.
    void begun(const QString& id, const QUrl& url) { m_followed[id].url = url; }
    void opened(const QString& id);
    //! It is lost, and will be tried again.
    void lost(const QString& id, const Ending& ending);
    //! The user is about to end it.
    void endedByUser(const QString& id) { m_followed[id].isEndedByUser = true; }
    //! It is gone, with all that it has transferred.
    void closed(const QString& id, const Ending& ending, const Traffic& traffic);
    //! All that it has transferred so far.
    void transferred(const QString& id, const Traffic& traffic);

    //! See ContactLog::take().
    Contacts take() { return m_log.take(); }

private:
    struct Followed {
        QUrl url;
        bool isOpen = false;
        bool isEndedByUser = false;
        Traffic told;
    };

    void logFailure(const Followed& followed, const Ending& ending);

    std::unordered_map<QString, Followed> m_followed;
    ContactLog m_log;
};

} // namespace portcullis
