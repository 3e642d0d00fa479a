#pragma once

#include "tests/soak/ledger/ledger.h"
#include "tests/soak/run/soak_setup.h"
#include "tests/support/child.h"

#include <array>

namespace portcullis::soak {

//! \brief The program in a process of its own (`portcullis-soak window`), and what its tabs are in.
class Program {
public:
    enum class Tab { Closed, Open, Revoked, Dying, Crashed };

    //! \a ledger takes what its pages write, and must outlive it.
    explicit Program(Ledger& ledger);

    bool start(const QString& library, const QString& dataFolder);
    bool isRunning() const { return m_child.isRunning(); }
    qint64 pid() const { return m_child.pid(); }
    int exitCode() const { return m_child.exitCode(); }
    //! Has it end as a window does that is closed.
    void quit();

    Tab tab(int resource) const { return m_tabs[std::size_t(resource)]; }
    void open(int resource);
    void close(int resource);
    void reload(int resource);
    //! Kills the resource's renderer; the tab is Crashed once the program has seen it, and Open
    //! again once it has started again by itself, or if there was no renderer yet.
    void crash(int resource);
    void revoke(int resource);
    void grant(int resource);

    //! Renderers that were killed.
    int crashes() const { return m_crashes; }

    void askForConnections();
    //! The answer to the last askForConnections(), once it is there.
    const std::optional<qint64>& connections() const { return m_connections; }

private:
    void order(const char* what, int resource, Tab next);
    void onLine(const QByteArray& line);
    void onPageLine(int resource, const QByteArray& line);
    void onTold(const QByteArray& line, int number);
    void onCrashed(int resource);
    void onEnd();

    Ledger& m_ledger;
    std::array<Tab, resourceCount> m_tabs{};
    int m_crashes = 0;
    bool m_isQuitting = false;
    std::optional<qint64> m_connections;
    test::Child m_child;
};

} // namespace portcullis::soak
