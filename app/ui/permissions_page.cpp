#include "app/ui/permissions_page.h"

#include "app/ui/decision_editor.h"
#include "app/ui/labels.h"
#include "app/ui/resource_icon.h"
#include "app/ui/warning.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace portcullis {
namespace {

constexpr int iconSize = 32;

} // namespace

PermissionsPage::PermissionsPage(Library& library, const GrantStore& grants, QWidget* parent)
    : ColumnPage(parent), m_library(library), m_grants(grants), m_watcher(grants)
{
    // Queued: what is reloaded may be what has caused it.
    connect(&library, &Library::changed, this, &PermissionsPage::reload, Qt::QueuedConnection);
    connect(
        &m_watcher, &GrantWatcher::changed, this, &PermissionsPage::reload, Qt::QueuedConnection);
    reload();
}

void PermissionsPage::reload()
{
    const GrantTable all = m_grants.all();
    fill([&](QVBoxLayout& column) {
        column.addWidget(styledLabel(tr("Permissions"), "pageTitle", nullptr));
        column.addWidget(mutedLabel(all.empty()
                ? tr("You have decided nothing yet. What you allow or refuse to a resource is "
                     "listed here.")
                : tr("All that you have allowed or refused. Changes take effect at once: what is "
                     "taken back is disconnected."),
            nullptr));
        for (const auto& [name, owned] : all)
            addResource(column, all, name);
    });
}

void PermissionsPage::addResource(QVBoxLayout& column, const GrantTable& all, const QString& name)
{
    const LibraryItem* const item = m_library.find(name);
    const GrantKey key
        = item ? item->key() : GrantKey{name, all.at(name).owner.value_or(QString())};
    const Decisions decisions = decisionsFor(all, key);
    // Boxes for what was never decided would look like grants.
    const bool isDecided = item && decisions.cover(item->resource.manifest);
    if (item && decisions == Decisions())
        return;
    auto* const card = new QFrame;
    card->setObjectName(QStringLiteral("card"));
    auto* const section = new QVBoxLayout(card);
    section->setContentsMargins(18, 14, 18, 14);
    section->addWidget(createTitle(key, item));
    auto* const editor
        = new DecisionEditor(isDecided ? &item->resource.manifest : nullptr, decisions, card);
    section->addWidget(editor);
    connect(editor, &DecisionEditor::answered, this,
        [this, key](const UserAnswer& answer) { save(key, answer); });
    column.addWidget(card);
}

QWidget* PermissionsPage::createTitle(const GrantKey& key, const LibraryItem* item)
{
    auto* const title = new QWidget;
    auto* const row = new QHBoxLayout(title);
    row->setContentsMargins(0, 0, 0, 4);
    row->setSpacing(12);
    if (item) {
        auto* const icon = new QLabel(title);
        icon->setPixmap(iconOf(item->resource, iconSize, devicePixelRatioF()));
        row->addWidget(icon);
    }
    const QString name = item ? item->resource.manifest.name : key.name;
    row->addWidget(styledLabel(name, "resourceName", title), 1);
    auto* const revoke = new QPushButton(tr("Revoke everything"), title);
    revoke->setObjectName(QStringLiteral("revokeAll"));
    revoke->setAccessibleName(tr("Revoke everything from %1").arg(name));
    connect(
        revoke, &QPushButton::clicked, this, [this, key] { save(key, UserAnswer::revokingAll()); },
        Qt::QueuedConnection);
    row->addWidget(revoke);
    if (item)
        return title;
    auto* const forget = new QPushButton(tr("Forget"), title);
    forget->setToolTip(tr("It is not installed; forget what you decided for it"));
    connect(
        forget, &QPushButton::clicked, this,
        [this, key] { warnIfUnsaved(m_grants.forget(key.name)); }, Qt::QueuedConnection);
    row->addWidget(forget);
    return title;
}

void PermissionsPage::save(const GrantKey& key, const UserAnswer& answer)
{
    warnIfUnsaved(m_grants.save(key, answer));
}

void PermissionsPage::warnIfUnsaved(const Result<void, QString>& saved)
{
    if (!saved)
        showWarning(this, unsavedText(saved.error()));
}

} // namespace portcullis
