#include "tests/support/engine_test.h"

#include "app/library/resource_library.h"

#include <QDirIterator>
#include <QWebEnginePage>
#include <QWebEngineView>

namespace portcullis::test {
namespace {

bool isText(const QString& name)
{
    return name.endsWith(QLatin1String(".html")) || name.endsWith(QLatin1String(".js"))
        || name.endsWith(QLatin1String(".json"));
}

void copyFile(const QString& from, const QString& to,
    const QList<std::pair<QByteArray, QByteArray>>& replacements)
{
    QFile source(from);
    QFile target(to);
    if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly))
        qFatal("cannot copy %s", qUtf8Printable(from));
    QByteArray bytes = source.readAll();
    for (const auto& [before, after] : isText(from) ? replacements : decltype(replacements){})
        bytes.replace(before, after);
    target.write(bytes);
}

//! An `xdg-open` in \a folder that writes its arguments to a file beside it, and the environment in
//! which it is found.
QProcessEnvironment writingPrograms(const QString& folder)
{
    QFile program(folder + QStringLiteral("/xdg-open"));
    if (!program.open(QIODevice::WriteOnly)
        || program.write("#!/bin/sh\nprintf '%s\\n' \"$*\" >> \"$PATH/opened\"\n") < 0
        || !program.setPermissions(QFileDevice::ReadOwner | QFileDevice::ExeOwner))
        qFatal("cannot write %s", qUtf8Printable(program.fileName()));
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), folder);
    return environment;
}

} // namespace

void copyResource(const QString& from, const QString& to, const Replacements& replacements)
{
    QDirIterator it(from, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        const QString target = to + path.mid(from.size());
        QDir().mkpath(QFileInfo(target).path());
        copyFile(path, target, replacements);
    }
}

OpenResource::OpenResource(const QString& folder, const CapabilitySet& granted,
    const QList<std::pair<QByteArray, QByteArray>>& replacements, const Settings& settings,
    const QList<std::pair<QString, QByteArray>>& files, const Defenses& defenses)
    : m_network(settings.network), m_links(m_network, writingPrograms(m_programs.path()))
{
    m_links.setOffering(settings.offerLinks);
    copyResource(folder, m_folder.path(), replacements);
    for (const auto& [name, contents] : files) {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
            qFatal("cannot write %s", qUtf8Printable(name));
    }
    QStringList warnings;
    const auto resource = loadResource(m_folder.path(), warnings);
    if (!resource)
        qFatal("%s", qUtf8Printable(resource.error().toString()));
    Decisions decisions;
    for (const Capability capability : granted)
        decisions.capabilities.emplace(capability, Choice::Granted);
    m_tab = std::make_unique<ResourceTab>(*resource,
        permissionsOf(resource->manifest, decisions, HostPolicy::Unlisted::Undecided),
        ProgramServices{m_network, settings.limits, {}, false, defenses, &m_contacts, false,
            nullptr, nullptr, &m_links});
    QObject::connect(m_tab.get(), &ResourceTab::consoleMessage, m_tab.get(),
        [this](const QString& level, const QString& text) {
            m_lines << level + QStringLiteral(": ") + text;
        });
    m_tab->resize(800, 600);
    m_tab->show();
}

bool OpenResource::waitForLine(const char* text) const
{
    const bool found = waitFor([&] { return count(text) > 0; });
    if (!found)
        qInfo("waited for \"%s\"; the console:\n%s", text, console().constData());
    return found;
}

int OpenResource::count(const char* text) const
{
    return int(m_lines.filter(QString::fromUtf8(text)).size());
}

QByteArrayList OpenResource::cases() const
{
    QByteArrayList cases;
    for (const QString& line : m_lines.filter(QStringLiteral(" => ")))
        cases << line.section(u' ', 1).toUtf8();
    return cases;
}

QStringList OpenResource::openedOutside() const
{
    QFile file(m_programs.filePath(QStringLiteral("opened")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

void OpenResource::runInShell(const QString& script)
{
    m_tab->findChild<QWebEngineView*>()->page()->runJavaScript(script);
}

QString resourceFixture(const char* name)
{
    return fixturePath(QStringLiteral("resources/") + QLatin1String(name));
}

} // namespace portcullis::test
