#pragma once

#include "bridge/manifest/resource_folder.h"

#include <QWebEngineUrlSchemeHandler>

namespace portcullis {

class FrameChannel;

//! \brief Serves the files of one resource, and what is at the reserved path `/_rp/`: the SDK and
//! the frame's channel.
class ResourceSchemeHandler : public QWebEngineUrlSchemeHandler {
    Q_OBJECT

public:
    //! \a channel serves what it knows below the reserved path, and must outlive this.
    ResourceSchemeHandler(QString resourceId, ResourceFolder folder, FrameChannel& channel,
        QObject* parent = nullptr);

    void requestStarted(QWebEngineUrlRequestJob* job) override;

private:
    void replyWithFile(QWebEngineUrlRequestJob* job, const QString& path) const;

    QString m_resourceId;
    ResourceFolder m_folder;
    FrameChannel& m_channel;
};

} // namespace portcullis
