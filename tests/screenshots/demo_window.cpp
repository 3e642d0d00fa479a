#include "tests/screenshots/demo_window.h"

#include "app/package/packer.h"
#include "app/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QTimer>

namespace portcullis::test {
namespace {

constexpr QSize windowSize{1120, 780};

//! Does \a act with the dialog that is open, again and again, as long as it lives.
class WithDialogs {
public:
    explicit WithDialogs(std::function<void(QWidget& dialog)> act)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [act = std::move(act)] {
            if (QWidget* const dialog = QApplication::activeModalWidget())
                act(*dialog);
        });
        m_timer.start(std::chrono::milliseconds(50));
    }

private:
    QTimer m_timer;
};

void clickAllow(QWidget& dialog)
{
    auto* const allow = dialog.findChild<QAbstractButton*>(QStringLiteral("allow"));
    if (allow && allow->isEnabled())
        allow->click();
}

} // namespace

void settle(std::chrono::milliseconds time)
{
    waitFor([] { return false; }, time);
}

DemoWindow::DemoWindow(const QString& pictures, const Theme& theme)
    : m_pictures(pictures), m_contacts(dataFolder(), defaultHistoryDays),
      m_network(NetworkSettings())
{
    auto settings = SettingsStore::open(dataFolder(), {});
    if (!settings || !m_playground.listen(0))
        qFatal("the window cannot be set up");
    m_settings = std::move(settings).value();
    m_library = std::make_unique<Library>(
        dataFolder(), QStringLiteral(PORTCULLIS_SOURCE_DIR "/sample-resources"));
    m_window = std::make_unique<MainWindow>(*m_library, GrantStore(dataFolder()),
        ProgramServices{m_network, {}, m_playground.address(), false, {}, &m_contacts, false,
            &theme, m_settings.get(), &m_links});
    m_window->resize(windowSize);
    m_window->show();
}

DemoWindow::~DemoWindow() = default;

QString DemoWindow::package(const QString& folder, const Replacements& changes)
{
    const QString copy = m_folder.filePath(QStringLiteral("source%1").arg(++m_packages));
    copyResource(folder, copy, changes);
    const QString file = m_folder.filePath(QStringLiteral("%1.rpk").arg(m_packages));
    if (const auto packed = packFolder(copy, file, {&m_publisher}); !packed)
        qFatal("%s", qPrintable(packed.error().message));
    return file;
}

void DemoWindow::install(const QString& path)
{
    const WithDialogs allow(clickAllow);
    bool isDone = false;
    const auto connection = QObject::connect(
        m_library.get(), &Library::changed, m_library.get(), [&isDone] { isDone = true; });
    m_window->openTargets({path});
    waitFor([&] { return isDone; });
    QObject::disconnect(connection);
    settle();
}

void DemoWindow::open(const QString& id)
{
    const WithDialogs allow(clickAllow);
    m_window->openResource(id);
    waitFor([] { return !QApplication::activeModalWidget(); });
    settle(std::chrono::seconds(1));
}

void DemoWindow::shoot(const QString& name)
{
    settle();
    save(*m_window, name);
}

void DemoWindow::shootDialog(const QString& name, const std::function<void()>& action)
{
    bool isDone = false;
    int looks = 0;
    const WithDialogs shoot([&](QWidget& dialog) {
        if (++looks < 30) // its buttons come to life
            return;
        save(dialog, name);
        isDone = true;
        dialog.close();
    });
    action();
    waitFor([&] { return isDone; });
    settle();
}

void DemoWindow::save(QWidget& widget, const QString& name) const
{
    if (!widget.grab().save(m_pictures + u'/' + name + QStringLiteral(".png")))
        qFatal("a picture cannot be written");
}

} // namespace portcullis::test
