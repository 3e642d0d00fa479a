#include "app/ui/library/details_page.h"

#include "app/history/contact_record.h"
#include "app/ui/decision_editor.h"
#include "app/ui/labels.h"
#include "app/ui/library/installer.h"
#include "app/ui/library/package_words.h"
#include "app/ui/monitor/history_model.h"
#include "app/ui/monitor/table_look.h"
#include "app/ui/resource_icon.h"
#include "app/ui/warning.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <ranges>

namespace portcullis {
namespace {

constexpr int iconSize = 72;
constexpr int shownContacts = 50;
constexpr int shownRows = 7;

QPushButton* addButton(QHBoxLayout* row, const QString& text, const char* name, QWidget* parent)
{
    auto* const button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(name));
    row->addWidget(button);
    return button;
}

QString timeOf(const QDateTime& time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

} // namespace

DetailsPage::DetailsPage(Library& library, Installer& installer, const GrantStore& grants,
    ContactRecord* contacts, QWidget* parent)
    : ColumnPage(parent), m_library(library), m_installer(installer), m_grants(grants),
      m_contacts(contacts), m_watcher(grants)
{
    // Queued: what is reloaded may be what has caused it.
    connect(&library, &Library::changed, this, &DetailsPage::reload, Qt::QueuedConnection);
    connect(&m_watcher, &GrantWatcher::changed, this, &DetailsPage::reload, Qt::QueuedConnection);
    connect(
        &installer, &Installer::changed, this, &DetailsPage::followChange, Qt::QueuedConnection);
}

void DetailsPage::show(const QString& id)
{
    m_id = id;
    reload();
    verticalScrollBar()->setValue(0);
}

void DetailsPage::reload()
{
    const LibraryItem* const item = m_library.find(m_id);
    if (!item)
        return;
    m_isChanging = m_installer.isChanging(m_id);
    fill([&](QVBoxLayout& column) {
        addHeader(column, *item);
        addActions(column, *item);
        if (item->entry && item->entry->waiting)
            addUpdate(column, *item->entry);
        addPermissions(column, *item);
        addContacts(column);
        if (item->entry)
            addVersions(column, *item->entry);
    });
}

void DetailsPage::followChange()
{
    if (m_installer.isChanging(m_id) != m_isChanging)
        reload();
}

void DetailsPage::addHeader(QVBoxLayout& column, const LibraryItem& item)
{
    const Manifest& manifest = item.resource.manifest;
    auto* const back = new QToolButton;
    back->setText(tr("\u2039 Library"));
    back->setObjectName(QStringLiteral("back"));
    back->setAutoRaise(true);
    connect(back, &QToolButton::clicked, this, &DetailsPage::backRequested, Qt::QueuedConnection);
    column.addWidget(back, 0, Qt::AlignLeft);
    auto* const row = new QHBoxLayout;
    row->setSpacing(20);
    auto* const icon = new QLabel;
    icon->setPixmap(iconOf(item.resource, iconSize, devicePixelRatioF()));
    row->addWidget(icon, 0, Qt::AlignTop);
    auto* const texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(styledLabel(manifest.name, "pageTitle", nullptr));
    const QString version = manifest.author.isEmpty()
        ? tr("Version %1").arg(manifest.version)
        : tr("Version %1 by %2").arg(manifest.version, manifest.author);
    texts->addWidget(mutedLabel(version + u'\n' + manifest.id, nullptr));
    texts->addWidget(mutedLabel(item.entry ? publisherSentence(item.entry->publisher)
                                           : tr("A sample that comes with the program"),
        nullptr));
    texts->addStretch();
    row->addLayout(texts, 1);
    column.addLayout(row);
    if (!manifest.description.isEmpty())
        column.addWidget(plainLabel(manifest.description, nullptr));
}

void DetailsPage::addActions(QVBoxLayout& column, const LibraryItem& item)
{
    auto* const row = new QHBoxLayout;
    QPushButton* const open = addButton(row, tr("Open"), "open", nullptr);
    open->setEnabled(item.isEnabled() && !m_isChanging);
    open->setProperty("primary", true);
    connect(
        open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_id); },
        Qt::QueuedConnection);
    row->addStretch();
    column.addLayout(row);
    if (!item.entry)
        return;
    const bool isEnabled = item.isEnabled();
    if (item.entry->previous)
        addChange(row, tr("Go back to %1").arg(item.entry->previous->manifest.version), "rollback",
            [this, seen = item.entry->previous->versionId()] { m_installer.rollBack(m_id, seen); });
    addChange(row, isEnabled ? tr("Disable") : tr("Enable"), "enable",
        [this, isEnabled] { m_installer.setEnabled(m_id, !isEnabled); });
    addChange(row, tr("Remove\u2026"), "remove", [this] { m_installer.uninstall(m_id); });
}

//! A button that is of no use while something is being done with the resource.
void DetailsPage::addChange(
    QHBoxLayout* row, const QString& text, const char* name, const std::function<void()>& change)
{
    QPushButton* const button = addButton(row, text, name, nullptr);
    button->setEnabled(!m_isChanging);
    connect(button, &QPushButton::clicked, this, change, Qt::QueuedConnection);
}

void DetailsPage::addUpdate(QVBoxLayout& column, const StoreEntry& entry)
{
    QVBoxLayout* const section = addSection(column, {});
    section->addWidget(styledLabel(
        tr("Version %1 is ready").arg(entry.waiting->manifest.version), "strong", nullptr));
    section->addWidget(plainLabel(tr("It asks for more than version %1, which you have until you "
                                     "accept it.")
                                      .arg(entry.current.manifest.version),
        nullptr));
    auto* const row = new QHBoxLayout;
    addChange(row, tr("See what it asks for\u2026"), "review",
        [this] { m_installer.decideOnUpdate(m_id); });
    addChange(row, tr("Forget this update"), "drop",
        [this, seen = entry.waiting->versionId()] { m_installer.dropUpdate(m_id, seen); });
    row->addStretch();
    section->addLayout(row);
}

void DetailsPage::addPermissions(QVBoxLayout& column, const LibraryItem& item)
{
    const Manifest& manifest = item.resource.manifest;
    QVBoxLayout* const section = addSection(column, tr("What it may do"));
    const GrantKey key = item.key();
    const Decisions decisions = m_grants.find(key);
    if (manifest.capabilities.empty()) {
        section->addWidget(
            plainLabel(tr("It asks for nothing and has no connection to anywhere."), nullptr));
    } else if (!decisions.cover(manifest)) {
        section->addWidget(
            plainLabel(tr("It asks to do something, and you decide when you open it."), nullptr));
    } else {
        auto* const editor = new DecisionEditor(&manifest, decisions);
        section->addWidget(editor);
        section->addWidget(
            mutedLabel(tr("Changes take effect at once, also while it runs."), nullptr));
        connect(editor, &DecisionEditor::answered, this,
            [this, key](const UserAnswer& answer) { save(key, answer); });
    }
}

void DetailsPage::addContacts(QVBoxLayout& column)
{
    if (!m_contacts)
        return;
    QVBoxLayout* const section = addSection(column, tr("Who it has talked to"));
    ContactFilter filter;
    filter.resource = m_id;
    filter.atMost = shownContacts;
    std::vector<RecordedContact> contacts = m_contacts->entries(filter);
    if (contacts.empty()) {
        section->addWidget(plainLabel(tr("Nobody so far."), nullptr));
        return;
    }
    auto* const table = new QTableView;
    auto* const model = new HistoryModel(table);
    model->set(std::move(contacts));
    table->setModel(model);
    giveTableLook(*table);
    table->setAccessibleName(tr("Who it has talked to"));
    table->setColumnHidden(HistoryModel::ResourceName, true);
    table->resizeColumnsToContents();
    table->horizontalHeader()->setSectionResizeMode(HistoryModel::Host, QHeaderView::Stretch);
    const int rows = qMin(model->rowCount(), shownRows);
    table->setFixedHeight(table->horizontalHeader()->sizeHint().height()
        + rows * table->verticalHeader()->defaultSectionSize() + 2 * table->frameWidth());
    section->addWidget(table);
}

void DetailsPage::addVersions(QVBoxLayout& column, const StoreEntry& entry)
{
    QVBoxLayout* const section = addSection(column, tr("Versions"));
    section->addWidget(plainLabel(
        tr("Version %1, installed %2, %3 in %Ln files", nullptr, int(entry.current.files))
            .arg(entry.current.manifest.version, timeOf(entry.current.installed),
                QLocale().formattedDataSize(entry.current.bytes)),
        nullptr));
    for (const HistoryEvent& event : std::ranges::reverse_view(entry.history))
        section->addWidget(
            mutedLabel(tr("%1: %2").arg(timeOf(event.time), wordsFor(event)), nullptr));
}

QVBoxLayout* DetailsPage::addSection(QVBoxLayout& column, const QString& title)
{
    if (!title.isEmpty()) {
        column.addSpacing(8);
        column.addWidget(styledLabel(title, "sectionTitle", nullptr));
    }
    auto* const card = new QFrame;
    card->setObjectName(QStringLiteral("card"));
    auto* const section = new QVBoxLayout(card);
    section->setContentsMargins(18, 14, 18, 14);
    column.addWidget(card);
    return section;
}

void DetailsPage::save(const GrantKey& key, const UserAnswer& answer)
{
    const auto saved = m_grants.save(key, answer);
    if (!saved)
        showWarning(this, unsavedText(saved.error()));
}

} // namespace portcullis
