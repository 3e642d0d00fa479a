#include "app/ui/resource_card.h"

#include "app/ui/capability_words.h"
#include "app/ui/labels.h"
#include "app/ui/resource_icon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace portcullis {
namespace {

constexpr int iconSize = 56;

} // namespace

ResourceCard::ResourceCard(const Resource& resource, QWidget* parent) : QFrame(parent)
{
    const Manifest& manifest = resource.manifest;
    setObjectName(QStringLiteral("card"));
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(18, 18, 18, 16);
    row->setSpacing(16);
    auto* const icon = new QLabel(this);
    icon->setPixmap(iconOf(resource, iconSize, devicePixelRatioF()));
    row->addWidget(icon, 0, Qt::AlignTop);
    auto* const column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(styledLabel(manifest.name, "resourceName", this));
    column->addWidget(mutedLabel(tr("Version %1").arg(manifest.version), this));
    column->addSpacing(4);
    column->addWidget(plainLabel(manifest.description, this));
    column->addStretch();
    column->addSpacing(8);
    auto* const bottom = new QHBoxLayout;
    bottom->addWidget(mutedLabel(summaryOf(manifest.capabilities), this), 1);
    auto* const open = new QPushButton(tr("Open"), this);
    open->setAccessibleName(tr("Open %1").arg(manifest.name));
    connect(open, &QPushButton::clicked, this, &ResourceCard::openRequested);
    bottom->addWidget(open, 0, Qt::AlignBottom);
    column->addLayout(bottom);
    row->addLayout(column, 1);
}

void ResourceCard::mouseDoubleClickEvent(QMouseEvent*)
{
    Q_EMIT openRequested();
}

} // namespace portcullis
