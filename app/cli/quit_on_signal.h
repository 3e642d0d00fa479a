#pragma once

#include <QObject>

namespace portcullis {

//! \brief Turns SIGINT and SIGTERM into QCoreApplication::quit(), so that connections are closed
//! and files are written when the program is told to end.
//!
//! One at a time may exist.
class QuitOnSignal : public QObject {
    Q_OBJECT

public:
    explicit QuitOnSignal(QObject* parent = nullptr);
    ~QuitOnSignal() override;
};

} // namespace portcullis
