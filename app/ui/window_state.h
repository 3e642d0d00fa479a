#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace portcullis {

//! What the window is like, for the next start.
struct WindowState {
    QByteArray geometry; //!< As QWidget::saveGeometry() has it; empty at first.
    QStringList open; //!< The ids of the open resources, in the order of their tabs.
    QString current; //!< The one that is seen; empty: none of them.
    QString dismissedEngine; //!< See EngineNotice::dismissed().

    bool operator==(const WindowState& other) const = default;
};

//! Reads \a dataFolder + `/window.json`; what cannot be read is as good as none.
WindowState loadWindowState(const QString& dataFolder);

//! Without a word if it cannot be written: nothing of value is lost.
void saveWindowState(const QString& dataFolder, const WindowState& state);

} // namespace portcullis
