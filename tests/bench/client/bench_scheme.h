#pragma once

#include <QHash>
#include <QWebEngineUrlSchemeHandler>

namespace portcullis::bench {

//! \brief `bench://page/<path>`: the files of a folder, for pages that run without Portcullis. The
//! scheme has the same flags as that of resources.
class BenchScheme : public QWebEngineUrlSchemeHandler {
public:
    static constexpr char name[] = "bench";

    explicit BenchScheme(QString folder, QObject* parent = nullptr);

    //! Before QApplication exists.
    static void registerScheme();

    //! Serves \a content at \a path, in front of any file of the folder.
    void setFile(const QString& path, const QByteArray& content) { m_files[path] = content; }

    void requestStarted(QWebEngineUrlRequestJob* job) override;

private:
    QString m_folder;
    QHash<QString, QByteArray> m_files;
};

} // namespace portcullis::bench
