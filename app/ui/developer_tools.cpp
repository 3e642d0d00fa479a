#include "app/ui/developer_tools.h"

#include <QVBoxLayout>
#include <QWebEnginePage>
#include <QWebEngineView>

namespace portcullis {
namespace {

constexpr QSize initialSize{960, 640};

//! The tools without the engine's own dialogs, which wait in event loops of their own while the
//! tools can be closed.
class ToolsPage : public QWebEnginePage {
public:
    using QWebEnginePage::QWebEnginePage;

protected:
    QStringList chooseFiles(FileSelectionMode, const QStringList&, const QStringList&) override
    {
        return {};
    }
    void javaScriptAlert(const QUrl&, const QString&) override { }
    bool javaScriptConfirm(const QUrl&, const QString&) override { return false; }
    bool javaScriptPrompt(const QUrl&, const QString&, const QString&, QString*) override
    {
        return false;
    }
};

} // namespace

DeveloperTools::DeveloperTools(const QString& resourceName, QWidget* parent)
    : QWidget(parent, Qt::Window), m_view(new QWebEngineView(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Developer tools of %1").arg(resourceName));
    resize(initialSize);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    m_view->setPage(new ToolsPage(m_view));
}

DeveloperTools::~DeveloperTools()
{
    m_view->page()->setInspectedPage(nullptr);
}

void DeveloperTools::inspect(QWebEnginePage* page)
{
    m_view->page()->setInspectedPage(page);
}

} // namespace portcullis
