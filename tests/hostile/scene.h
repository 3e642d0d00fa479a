#pragma once

#include "app/engine/network_thread.h"
#include "app/ui/main_window.h"

#include <QElapsedTimer>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace portcullis {
class ResourceTab;
}

namespace portcullis::hostile {

//! \brief The real window with two resources of tests/fixtures/resources/hostile: a neighbor, which
//! echoes, and beside it whatever is to be tried.
class Scene {
public:
    //! \param server `ws://127.0.0.1:<port>` of ws_server.mjs.
    //! \param hostile the name of the fixture to try.
    Scene(const QString& server, const QString& hostile);
    ~Scene();

    //! Opens the neighbor; false if it does not echo.
    bool openNeighbor();
    void openHostile();

    MainWindow& window() { return *m_window; }
    //! Null if it is not open.
    ResourceTab* hostileTab() const { return tabOf(m_hostileId); }

    //! Forgets what the neighbor has echoed so far.
    void restartCount();
    //! Echoes in a second since restartCount().
    double echoesPerSecond() const;
    //! The slowest echo since restartCount(), in milliseconds.
    double slowestEcho() const { return m_slowestEcho; }
    qint64 echoes() const { return m_echoes; }
    //! Whether the neighbor has lost its connection.
    bool isNeighborLost() const { return m_isNeighborLost; }

    //! Console lines of the hostile resource.
    qint64 hostileLines() const { return m_hostileLines; }

private:
    ResourceTab* tabOf(const QString& id) const;
    void open(const QString& id);
    void onNeighborLine(const QString& line);

    QTemporaryDir m_folder;
    QString m_hostileId;
    NetworkThread m_network;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
    QElapsedTimer m_clock;
    qint64 m_echoes = 0;
    double m_slowestEcho = 0;
    bool m_isNeighborLost = false;
    qint64 m_hostileLines = 0;
};

//! Runs the event loop for \a time.
void runFor(std::chrono::milliseconds time);

} // namespace portcullis::hostile
