#pragma once

#include "app/engine/network_thread.h"
#include "app/history/contact_record.h"
#include "app/links/link_opener.h"
#include "app/package/signing_key.h"
#include "app/playground/playground_server.h"
#include "app/settings/settings_store.h"
#include "app/ui/main_window.h"
#include "tests/support/engine_test.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace portcullis::test {

//! \brief The window as somebody has it who has used it for a while, and a folder for pictures of
//! it.
class DemoWindow {
public:
    //! \param pictures the folder that they are written to, which is there.
    DemoWindow(const QString& pictures, const Theme& theme);
    ~DemoWindow();

    MainWindow& window() { return *m_window; }
    Library& library() { return *m_library; }
    QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }

    //! A package of a copy of \a folder with \a changes, by a publisher who is always the same.
    QString package(const QString& folder, const Replacements& changes);

    //! Installs it and allows what it asks for.
    void install(const QString& path);
    //! Opens it and allows what it asks for.
    void open(const QString& id);

    //! Writes the window as it is to the file \a name + ".png".
    void shoot(const QString& name);
    //! Does \a action, and writes the dialog that comes of it, which is then closed.
    void shootDialog(const QString& name, const std::function<void()>& action);

private:
    void save(QWidget& widget, const QString& name) const;

    QString m_pictures;
    QTemporaryDir m_folder;
    std::unique_ptr<SettingsStore> m_settings;
    ContactRecord m_contacts;
    NetworkThread m_network;
    LinkOpener m_links{m_network, {}};
    PlaygroundServer m_playground;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
    SigningKey m_publisher = SigningKey::generate();
    int m_packages = 0;
};

//! Lets the window go on for that long: what is drawn or moves needs no better reason.
void settle(std::chrono::milliseconds time = std::chrono::milliseconds(400));

} // namespace portcullis::test
