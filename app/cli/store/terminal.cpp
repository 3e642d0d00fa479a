#include "app/cli/store/terminal.h"

#include "app/cli/exit_code.h"
#include "bridge/core/one_line.h"

#include <QElapsedTimer>

#include <cstdio>
#include <iostream>
#include <unistd.h>

namespace portcullis {
namespace {

constexpr qint64 progressDelay = 1'000; // milliseconds

void print(std::FILE* file, const QString& line)
{
    std::fprintf(file, "%s\n", qUtf8Printable(inOneLine(line)));
}

} // namespace

bool Terminal::canAsk() const
{
    return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0;
}

bool Terminal::ask(const QString& question) const
{
    std::fprintf(stderr, "%s [y/N] ", qUtf8Printable(inOneLine(question)));
    std::string answer;
    if (!std::getline(std::cin, answer)) {
        std::fprintf(stderr, "\n");
        return false;
    }
    const QString word = QString::fromStdString(answer).trimmed().toLower();
    return word == QLatin1String("y") || word == QLatin1String("yes");
}

void Terminal::say(const QString& line) const
{
    if (!m_json)
        print(stdout, line);
}

void Terminal::warn(const QString& line) const
{
    print(stderr, QStringLiteral("portcullis: ") + line);
}

Progress Terminal::progress(const QString& what) const
{
    if (::isatty(STDERR_FILENO) == 0)
        return {};
    QElapsedTimer clock;
    clock.start();
    return [what, clock, shown = qint64(-1)](qint64 done, qint64 total) mutable {
        const qint64 percent = total > 0 ? qMin(done * 100 / total, qint64(100)) : 0;
        if (clock.elapsed() < progressDelay || percent == shown)
            return true;
        shown = percent;
        std::fprintf(stderr, "\r%s: %lld %%%s", qUtf8Printable(what), qlonglong(percent),
            percent == 100 ? "\n" : "");
        return true;
    };
}

int Terminal::done(const Json& result) const
{
    if (m_json)
        std::printf("%s\n", result.dump(2).c_str());
    return exit_code::done;
}

int Terminal::fail(const PackageError& error) const
{
    warn(error.message);
    const Json result{
        {"error", {{"code", toJson(wireName(error.refusal))}, {"message", toJson(error.message)}}}};
    if (m_json)
        std::printf("%s\n", result.dump(2).c_str());
    return exit_code::failed;
}

QString wireName(Refusal refusal)
{
    switch (refusal) {
    case Refusal::NotFound:
        return QStringLiteral("not_found");
    case Refusal::NotAPackage:
        return QStringLiteral("not_a_package");
    case Refusal::Unsupported:
        return QStringLiteral("unsupported");
    case Refusal::BadPath:
        return QStringLiteral("bad_path");
    case Refusal::BadFileType:
        return QStringLiteral("bad_file_type");
    case Refusal::NameCollision:
        return QStringLiteral("name_collision");
    case Refusal::TooManyFiles:
        return QStringLiteral("too_many_files");
    case Refusal::TooLarge:
        return QStringLiteral("too_large");
    case Refusal::BadManifest:
        return QStringLiteral("bad_manifest");
    case Refusal::BadSignature:
        return QStringLiteral("bad_signature");
    case Refusal::BadKey:
        return QStringLiteral("bad_key");
    case Refusal::Canceled:
        return QStringLiteral("canceled");
    case Refusal::WriteFailed:
        return QStringLiteral("write_failed");
    case Refusal::NewerStore:
        return QStringLiteral("newer_store");
    case Refusal::Busy:
        return QStringLiteral("busy");
    case Refusal::NotInstalled:
        return QStringLiteral("not_installed");
    case Refusal::Damaged:
        return QStringLiteral("damaged");
    case Refusal::Downgrade:
        return QStringLiteral("downgrade");
    case Refusal::OtherPublisher:
        return QStringLiteral("other_publisher");
    case Refusal::ChangedMeanwhile:
        return QStringLiteral("changed_meanwhile");
    case Refusal::DecisionsUnsaved:
        return QStringLiteral("decisions_unsaved");
    case Refusal::NothingToDo:
        return QStringLiteral("nothing_to_do");
    case Refusal::Unanswered:
        return QStringLiteral("unanswered");
    }
    Q_UNREACHABLE();
}

} // namespace portcullis
