#pragma once

#include "app/settings/settings.h"

#include <QObject>

#include <memory>

namespace portcullis {

//! \brief The settings while the program runs: what the file says, what the command line overrides,
//! and what both come to.
class SettingsStore : public QObject {
    Q_OBJECT

public:
    //! Reads the file. An error is one line for a person; see loadSettings().
    //! \param sources who says which proxy to use if neither the file nor \a given does.
    static Result<std::unique_ptr<SettingsStore>, QString> open(
        const QString& dataFolder, const WrittenSettings& given, const ProxySources& sources = {});

    //! Its path.
    QString file() const { return settingsFile(m_dataFolder); }

    //! As it is in the file.
    const WrittenSettings& written() const { return m_written; }

    //! What the command line says, which goes before the file: CA file, proxy, limits.
    const WrittenSettings& given() const { return m_given; }

    //! What holds.
    const Settings& current() const { return m_current; }

    //! Changes the file and then what holds; see saveSettings().
    Result<void, QString> change(const std::function<void(WrittenSettings& written)>& change);

Q_SIGNALS:
    //! current() may have changed.
    void changed();

private:
    SettingsStore(QString dataFolder, WrittenSettings written, WrittenSettings given,
        ProxySources sources, Settings current);

    QString m_dataFolder;
    WrittenSettings m_written;
    WrittenSettings m_given;
    ProxySources m_sources;
    Settings m_current;
};

} // namespace portcullis
