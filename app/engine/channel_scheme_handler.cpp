#include "app/engine/channel_scheme_handler.h"

#include "app/engine/frame_channel.h"

#include <QWebEngineUrlRequestJob>

namespace portcullis {

ChannelSchemeHandler::ChannelSchemeHandler(FrameChannel& channel, QObject* parent)
    : QWebEngineUrlSchemeHandler(parent), m_channel(channel)
{
}

void ChannelSchemeHandler::requestStarted(QWebEngineUrlRequestJob* job)
{
    if (job->requestMethod() != "GET")
        job->fail(QWebEngineUrlRequestJob::RequestDenied);
    else
        m_channel.serve(job);
}

} // namespace portcullis
