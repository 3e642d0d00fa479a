#include "app/history/recorded_contact.h"

#include <QDateTime>

namespace portcullis {
namespace {

Json timeJson(qint64 sinceEpoch)
{
    return toJson(QDateTime::fromMSecsSinceEpoch(sinceEpoch).toUTC().toString(Qt::ISODate));
}

Json toJson(const RecordedContact& recorded)
{
    const Contact& contact = recorded.contact;
    Json json{
        {"resource", portcullis::toJson(recorded.resource)},
        {"day", portcullis::toJson(recorded.day.toString(Qt::ISODate))},
        {"origin", portcullis::toJson(contact.origin.toString())},
        {"outcome", portcullis::toJson(wireName(contact.outcome))},
        {"count", contact.count},
        {"first", timeJson(contact.first)},
        {"last", timeJson(contact.last)},
        {"messagesReceived", contact.traffic.messagesReceived},
        {"bytesReceived", contact.traffic.bytesReceived},
        {"messagesSent", contact.traffic.messagesSent},
        {"bytesSent", contact.traffic.bytesSent},
    };
    if (!contact.why.isEmpty())
        json["why"] = portcullis::toJson(contact.why);
    return json;
}

} // namespace

Json toJson(const std::vector<RecordedContact>& contacts)
{
    Json all = Json::array();
    for (const RecordedContact& contact : contacts)
        all.push_back(toJson(contact));
    return all;
}

} // namespace portcullis
