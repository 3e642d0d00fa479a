#pragma once

#include "bridge/manifest/resource_folder.h"

#include <QWebEngineUrlSchemeHandler>

namespace portcullis {

//! \brief Serves the files of one resource, and the SDK, which is at the reserved path `/_rp/`.
class ResourceSchemeHandler : public QWebEngineUrlSchemeHandler {
    Q_OBJECT

public:
    //! \param hasPolicy whether its pages get a content security policy.
    ResourceSchemeHandler(
        QString resourceId, ResourceFolder folder, bool hasPolicy, QObject* parent = nullptr);

    void requestStarted(QWebEngineUrlRequestJob* job) override;

private:
    void replyWithFile(QWebEngineUrlRequestJob* job, const QString& path) const;

    QString m_resourceId;
    ResourceFolder m_folder;
    bool m_hasPolicy;
};

} // namespace portcullis
