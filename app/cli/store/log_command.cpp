#include "app/cli/store/log_command.h"

#include "app/history/contact_store.h"

#include <QSaveFile>

namespace portcullis {
namespace {

QString lineOf(const RecordedContact& recorded)
{
    const Contact& contact = recorded.contact;
    const QString outcome = contact.why.isEmpty()
        ? wireName(contact.outcome)
        : QStringLiteral("%1 (%2)").arg(wireName(contact.outcome), contact.why);
    return QStringLiteral("%1  %2  %3  %4  %5 times")
        .arg(recorded.day.toString(Qt::ISODate), recorded.resource, contact.origin.toString(),
            outcome)
        .arg(contact.count);
}

Result<void, PackageError> write(const QString& name, const Json& json)
{
    QSaveFile file(name);
    const QByteArray text = QByteArray::fromStdString(json.dump(2)) + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return refused(Refusal::WriteFailed,
            QStringLiteral("%1 cannot be written: %2").arg(shownName(name), file.errorString()));
    return {};
}

} // namespace

int exportLog(const ExportLogCommand& command, const CommandContext& context)
{
    ContactStore contacts(context.dataFolder);
    ContactFilter filter;
    filter.resource = command.id;
    filter.atMost = ContactStore::maxRows;
    std::vector<RecordedContact> entries;
    if (contacts.exists()) {
        const auto read = contacts.entries(filter);
        if (!read)
            return context.terminal.fail(refused(Refusal::Damaged, read.error()));
        entries = *read;
    }
    const Json json{{"contacts", toJson(entries)}};
    if (!command.output.isEmpty()) {
        if (const auto written = write(command.output, json); !written)
            return context.terminal.fail(written.error());
        context.terminal.say(
            QStringLiteral("%1 entries written to %2").arg(entries.size()).arg(command.output));
        return context.terminal.done({{"written", toJson(command.output)}});
    }
    if (entries.empty())
        context.terminal.say(QStringLiteral("nothing is recorded"));
    for (const RecordedContact& recorded : entries)
        context.terminal.say(lineOf(recorded));
    return context.terminal.done(json);
}

} // namespace portcullis
