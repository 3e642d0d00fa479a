#include "app/ui/developer_tools.h"

#include <QVBoxLayout>
#include <QWebEnginePage>
#include <QWebEngineView>

namespace portcullis {
namespace {

constexpr QSize initialSize{960, 640};

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
