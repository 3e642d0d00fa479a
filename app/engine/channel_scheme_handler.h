#pragma once

#include <QWebEngineUrlSchemeHandler>

namespace portcullis {

class FrameChannel;

//! Serves what the frame of one resource asks of its channel.
class ChannelSchemeHandler : public QWebEngineUrlSchemeHandler {
    Q_OBJECT

public:
    //! \a channel must outlive it.
    explicit ChannelSchemeHandler(FrameChannel& channel, QObject* parent = nullptr);

    void requestStarted(QWebEngineUrlRequestJob* job) override;

private:
    FrameChannel& m_channel;
};

} // namespace portcullis
