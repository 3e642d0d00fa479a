#include "tests/soak/ledger/ledger_lines.h"

namespace portcullis::soak {
namespace {

using Words = QByteArrayList;

bool isTrue(const QByteArray& word)
{
    return word == "1";
}

//! `<code> <clean> <reason>`, from the third word on.
PageEnd endOf(const Words& words)
{
    return {words[2].toInt(), isTrue(words[3]), words.mid(4).join(' ')};
}

bool enterPageLine(Ledger& ledger, int resource, const Words& words, Time now)
{
    const QByteArray& what = words[0];
    const QByteArray name = words.value(1);
    if (what == "up" && words.size() == 3)
        ledger.pageSent(name, words[2].toLongLong(), Size::Normal);
    else if (what == "large" && words.size() == 3)
        ledger.pageSent(name, words[2].toLongLong(), Size::TooLarge);
    else if (what == "got" && words.size() == 5)
        ledger.pageGot(name, words[2], words[3].toLongLong(), isTrue(words[4]));
    else if (what == "refused" && words.size() == 4)
        ledger.refused(name, words[2].toLongLong());
    else if (what == "begin" && words.size() == 5)
        ledger.begin(name, resource, words[2].toInt(),
            words[3] == "sdk" ? Kind::Sdk : Kind::Standard, words[4].toLongLong());
    else if (what == "document" && words.size() == 2)
        ledger.documentEnded(resource); // the former one, if the tab started again by itself
    else if (what == "opened" && words.size() == 2)
        ledger.opened(name);
    else if (what == "closed" && words.size() >= 4)
        ledger.pageClosed(name, endOf(words), now);
    else
        return false;
    return true;
}

bool enterServerLine(Ledger& ledger, int server, const Words& words)
{
    const QByteArray& what = words[0];
    const QByteArray name = words.value(1);
    if (what == "sent" && words.size() == 3)
        ledger.serverSent(name, words[2].toLongLong());
    else if (what == "got" && words.size() == 5)
        ledger.serverGot(name, words[2], words[3].toLongLong(), isTrue(words[4]));
    else if (what == "open" && words.size() == 2)
        ledger.serverOpened(name, server);
    else if (what == "closed" && words.size() == 3)
        ledger.serverClosed(name);
    else
        return false;
    return true;
}

} // namespace

void readPageLine(Ledger& ledger, int resource, const QByteArray& line, Time now)
{
    if (!enterPageLine(ledger, resource, line.split(' '), now)) {
        ledger.complain(
            QStringLiteral("resource %1 wrote: %2").arg(resource).arg(QString::fromUtf8(line)));
    }
}

void readServerLine(Ledger& ledger, int server, const QByteArray& line)
{
    if (!enterServerLine(ledger, server, line.split(' '))) {
        ledger.complain(
            QStringLiteral("server %1 wrote: %2").arg(server).arg(QString::fromUtf8(line)));
    }
}

} // namespace portcullis::soak
