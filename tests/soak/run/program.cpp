#include "tests/soak/run/program.h"

#include "tests/soak/ledger/ledger_lines.h"

#include <QCoreApplication>
#include <QDateTime>

namespace portcullis::soak {

Program::Program(Ledger& ledger) : m_ledger(ledger) { }

bool Program::start(const QString& library, const QString& dataFolder)
{
    m_child.onLine([this](const QByteArray& line) { onLine(line); });
    m_child.onEnd([this] { onEnd(); });
    return m_child.start(
        QCoreApplication::applicationFilePath(), {QStringLiteral("window"), library, dataFolder});
}

void Program::quit()
{
    m_isQuitting = true;
    m_child.closeInput();
}

void Program::open(int resource)
{
    order("open", resource, Tab::Open);
}

void Program::close(int resource)
{
    order("close", resource, Tab::Closed);
}

void Program::reload(int resource)
{
    order("reload", resource, Tab::Open);
}

void Program::crash(int resource)
{
    order("crash", resource, Tab::Dying);
}

void Program::revoke(int resource)
{
    m_ledger.revoked(resource, QDateTime::currentMSecsSinceEpoch());
    order("revoke", resource, Tab::Revoked);
}

void Program::grant(int resource)
{
    order("grant", resource, Tab::Open);
}

void Program::askForConnections()
{
    m_connections.reset();
    m_child.write("count");
}

void Program::order(const char* what, int resource, Tab next)
{
    m_tabs[std::size_t(resource)] = next;
    m_child.write(QByteArray(what) + ' ' + QByteArray::number(resource));
}

void Program::onLine(const QByteArray& line)
{
    const QByteArrayList words = line.split(' ');
    const int number = words.value(1).toInt();
    if (words[0] == "page" && words.size() > 2)
        onPageLine(number, words.mid(2).join(' '));
    else
        onTold(line, number);
}

void Program::onPageLine(int resource, const QByteArray& line)
{
    readPageLine(m_ledger, resource, line, QDateTime::currentMSecsSinceEpoch());
    if (line.startsWith("document ") && tab(resource) == Tab::Crashed)
        m_tabs[std::size_t(resource)] = Tab::Open;
}

void Program::onTold(const QByteArray& line, int number)
{
    if (line.startsWith("ended "))
        m_ledger.documentEnded(number);
    else if (line.startsWith("granted "))
        m_ledger.granted(number, QDateTime::currentMSecsSinceEpoch());
    else if (line.startsWith("count "))
        m_connections = number;
    else if (line.startsWith("crashed ") && tab(number) == Tab::Dying)
        onCrashed(number);
    else if (line.startsWith("unharmed ") && tab(number) == Tab::Dying)
        m_tabs[std::size_t(number)] = Tab::Open;
    else
        m_ledger.complain(QStringLiteral("the program says: ") + QString::fromUtf8(line));
}

void Program::onCrashed(int resource)
{
    m_tabs[std::size_t(resource)] = Tab::Crashed;
    ++m_crashes;
}

void Program::onEnd()
{
    if (!m_isQuitting)
        m_ledger.complain(QStringLiteral("the program ended by itself"));
}

} // namespace portcullis::soak
