#include "app/ui/status_line.h"

#include "app/ui/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace portcullis {

StatusLine::StatusLine(QWidget* parent)
    : QFrame(parent), m_connections(new QLabel(this)), m_grants(mutedLabel({}, this))
{
    setObjectName(QStringLiteral("statusLine"));
    m_connections->setTextFormat(Qt::PlainText);
    m_connections->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_grants->setWordWrap(false);
    auto* const reload = new QPushButton(tr("Reload"), this);
    reload->setFlat(true);
    connect(reload, &QPushButton::clicked, this, &StatusLine::reloadRequested);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 6, 4);
    row->addWidget(m_connections, 1);
    row->addWidget(m_grants);
    row->addWidget(reload);
}

void StatusLine::setConnections(const QString& text)
{
    m_connections->setText(text);
    m_connections->setToolTip(text);
}

void StatusLine::setGrants(const QString& text)
{
    m_grants->setText(text);
}

} // namespace portcullis
