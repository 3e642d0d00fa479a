#include "app/ui/library/resource_card.h"

#include "app/ui/capability_words.h"
#include "app/ui/labels.h"
#include "app/ui/resource_icon.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace portcullis {
namespace {

constexpr int iconSize = 56;
constexpr float disabledOpacity = 0.4F;

//! What is special about it; empty if nothing is.
QString badgeOf(const LibraryItem& item)
{
    if (!item.entry)
        return ResourceCard::tr("Sample");
    if (item.entry->waiting)
        return ResourceCard::tr("Update waits");
    return item.isEnabled() ? QString() : ResourceCard::tr("Disabled");
}

QPixmap faded(const QPixmap& pixmap)
{
    QPixmap result(pixmap.size());
    result.setDevicePixelRatio(pixmap.devicePixelRatio());
    result.fill(Qt::transparent);
    QPainter painter(&result);
    painter.setOpacity(disabledOpacity);
    painter.drawPixmap(0, 0, pixmap);
    return result;
}

} // namespace

ResourceCard::ResourceCard(const LibraryItem& item, QWidget* parent)
    : QFrame(parent), m_id(item.id()), m_isEnabled(item.isEnabled())
{
    const Manifest& manifest = item.resource.manifest;
    m_searched
        = QStringList{manifest.name, manifest.description, manifest.author, manifest.id}.join(
            u'\n');
    setObjectName(QStringLiteral("card"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(manifest.name);
    setAccessibleDescription(manifest.description);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(18, 18, 18, 14);
    row->setSpacing(16);
    auto* const icon = new QLabel(this);
    const QPixmap pixmap = iconOf(item.resource, iconSize, devicePixelRatioF());
    icon->setPixmap(m_isEnabled ? pixmap : faded(pixmap));
    row->addWidget(icon, 0, Qt::AlignTop);
    auto* const column = new QVBoxLayout;
    column->setSpacing(4);
    column->addLayout(createTitle(item));
    column->addWidget(mutedLabel(tr("Version %1").arg(manifest.version), this));
    column->addSpacing(4);
    column->addWidget(plainLabel(manifest.description, this));
    column->addStretch();
    column->addSpacing(8);
    column->addWidget(mutedLabel(summaryOf(manifest.capabilities), this));
    column->addLayout(createButtons(item));
    row->addLayout(column, 1);
}

QLayout* ResourceCard::createTitle(const LibraryItem& item)
{
    auto* const row = new QHBoxLayout;
    row->addWidget(styledLabel(item.resource.manifest.name, "resourceName", this), 1);
    const QString badge = badgeOf(item);
    if (badge.isEmpty())
        return row;
    QLabel* const label = styledLabel(badge, "badge", this);
    label->setWordWrap(false);
    row->addWidget(label, 0, Qt::AlignTop);
    return row;
}

QLayout* ResourceCard::createButtons(const LibraryItem& item)
{
    const QString& name = item.resource.manifest.name;
    auto* const row = new QHBoxLayout;
    auto* const details = new QPushButton(tr("Details"), this);
    details->setObjectName(QStringLiteral("details"));
    details->setFlat(true);
    details->setAccessibleName(tr("Details of %1").arg(name));
    connect(details, &QPushButton::clicked, this, &ResourceCard::detailsRequested);
    auto* const open = new QPushButton(tr("Open"), this);
    open->setObjectName(QStringLiteral("open"));
    open->setEnabled(m_isEnabled);
    open->setAccessibleName(tr("Open %1").arg(name));
    connect(open, &QPushButton::clicked, this, &ResourceCard::openRequested);
    row->addStretch();
    row->addWidget(details);
    row->addWidget(open);
    return row;
}

bool ResourceCard::matches(const QString& text) const
{
    return m_searched.contains(text.trimmed(), Qt::CaseInsensitive);
}

void ResourceCard::mouseDoubleClickEvent(QMouseEvent*)
{
    if (m_isEnabled)
        Q_EMIT openRequested();
    else
        Q_EMIT detailsRequested();
}

void ResourceCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        QFrame::keyPressEvent(event);
    else if (m_isEnabled)
        Q_EMIT openRequested();
    else
        Q_EMIT detailsRequested();
}

} // namespace portcullis
