#include "app/engine/network_thread.h"
#include "app/engine/socket_filter.h"
#include "app/links/link_opener.h"
#include "tests/support/wait_for.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <optional>
#include <sys/stat.h>

using namespace portcullis;

class TestLinkOpener : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startsTheProgramAsItIs();
    void noShellReadsTheAddress();
    void leavesItsEnvironmentAlone();
    void saysThatThereIsNone();
    void saysThatItFailed();
    void waitsForNoneThatStays();
    void keepsItsSocketsFromNoOtherProgram();

private:
    //! An `xdg-open` that does \a commands.
    void install(const QByteArray& commands);
    //! Null while there is no answer.
    std::optional<bool> open(const char* address) const;
    QByteArray written() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcessEnvironment m_environment;
};

void TestLinkOpener::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_environment.clear();
    m_environment.insert(QStringLiteral("PATH"), m_folder->path());
}

void TestLinkOpener::install(const QByteArray& commands)
{
    QFile program(m_folder->filePath(QStringLiteral("xdg-open")));
    QVERIFY(program.open(QIODevice::WriteOnly));
    QVERIFY(program.write("#!/bin/sh\n" + commands + '\n') > 0);
    QVERIFY(program.setPermissions(QFileDevice::ReadOwner | QFileDevice::ExeOwner));
}

std::optional<bool> TestLinkOpener::open(const char* address) const
{
    NetworkThread network({});
    const LinkOpener opener(network, m_environment);
    const auto link = OutsideLink::check(QUrl(QString::fromLatin1(address)));
    if (!link)
        return std::nullopt;
    const QFuture<bool> answer = opener.open(*link);
    if (!test::waitFor([&] { return answer.isFinished(); }))
        return std::nullopt;
    return answer.result();
}

QByteArray TestLinkOpener::written() const
{
    QFile file(m_folder->filePath(QStringLiteral("written")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestLinkOpener::startsTheProgramAsItIs()
{
    install("printf '%s|' \"$@\" > \"$PATH/written\"");
    QCOMPARE(open("https://example.com/a?b#c"), std::optional(true));
    QCOMPARE(written(), QByteArray("https://example.com/a?b#c|"));
}

void TestLinkOpener::noShellReadsTheAddress()
{
    install("printf '%s|' \"$@\" > \"$PATH/written\"");
    QCOMPARE(open("https://example.com/$(touch%20x);'&*"), std::optional(true));
    QCOMPARE(written(), QByteArray("https://example.com/$(touch%20x);'&*|"));
}

//! What the program sets for its own engine would break another one.
void TestLinkOpener::leavesItsEnvironmentAlone()
{
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", "--proxy-server=x");
    m_environment.insert(QStringLiteral("HTTP_PROXY"), QStringLiteral("http://p:1"));
    install("printf '%s|' \"$QTWEBENGINE_CHROMIUM_FLAGS\" \"$HTTP_PROXY\" > \"$PATH/written\"");
    QCOMPARE(open("tel:1"), std::optional(true));
    QCOMPARE(written(), QByteArray("|http://p:1|"));
}

void TestLinkOpener::saysThatThereIsNone()
{
    QCOMPARE(open("tel:1"), std::optional(false));
}

void TestLinkOpener::saysThatItFailed()
{
    install("exit 3");
    QCOMPARE(open("tel:1"), std::optional(false));
}

//! It may be the browser itself, which does not end with this program.
void TestLinkOpener::waitsForNoneThatStays()
{
    install("echo $$ > \"$PATH/written\"; read -r line < \"$PATH/pipe\"; echo on > \"$PATH/on\"");
    const QByteArray pipe = m_folder->filePath(QStringLiteral("pipe")).toLocal8Bit();
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    {
        NetworkThread network({});
        const LinkOpener opener(network, m_environment);
        const auto answer = opener.open(OutsideLink::check(QUrl(QStringLiteral("tel:1"))).value());
        QTRY_VERIFY(!written().isEmpty());
        QVERIFY(!answer.isFinished());
    }
    QFile end(QString::fromLocal8Bit(pipe));
    QVERIFY(end.open(QIODevice::WriteOnly));
    QCOMPARE(end.write("x\n"), 2);
    end.close();
    QTRY_VERIFY(QFile::exists(m_folder->filePath(QStringLiteral("on"))));
}

//! A browser that was started with the filter of the engine's thread could open no page. It is the
//! last test, since the filter stays.
void TestLinkOpener::keepsItsSocketsFromNoOtherProgram()
{
    install("while read -r line; do case $line in Seccomp:*|NoNewPrivs:*) echo $line;; esac; done"
            " < /proc/self/status > \"$PATH/written\"");
    QByteArray before;
    {
        QFile status(QStringLiteral("/proc/self/status"));
        QVERIFY(status.open(QIODevice::ReadOnly));
        for (const QByteArray& line : status.readAll().split('\n')) {
            if (line.startsWith("Seccomp:") || line.startsWith("NoNewPrivs:"))
                before += line.simplified() + '\n';
        }
    }
    NetworkThread network({});
    QVERIFY(refuseInternetSockets());
    const LinkOpener opener(network, m_environment);
    const auto answer = opener.open(OutsideLink::check(QUrl(QStringLiteral("tel:1"))).value());
    QVERIFY(test::waitFor([&] { return answer.isFinished(); }));
    QVERIFY(answer.result());
    QCOMPARE(written(), before);
}

QTEST_GUILESS_MAIN(TestLinkOpener)
#include "tst_link_opener.moc"
