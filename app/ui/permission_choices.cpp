#include "app/ui/permission_choices.h"

#include "app/ui/capability_words.h"
#include "app/ui/check_row.h"
#include "app/ui/labels.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace portcullis {
namespace {

constexpr int indent = 26; // below the text of a box
constexpr int rowSpacing = 8;

template <typename Key>
std::optional<Choice> known(const std::map<Key, Choice>& choices, const Key& key)
{
    const auto found = choices.find(key);
    return found == choices.end() ? std::nullopt : std::optional(found->second);
}

Choice choiceOf(const CheckRow& row)
{
    return row.isChecked() ? Choice::Granted : Choice::Refused;
}

} // namespace

PermissionChoices::PermissionChoices(
    const Manifest& manifest, const Decisions& decisions, QWidget* parent)
    : QWidget(parent), m_known(decisions), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(rowSpacing);
    for (const Capability capability : manifest.capabilities)
        addCapability(manifest, capability);
}

void PermissionChoices::addCapability(const Manifest& manifest, Capability capability)
{
    const CapabilityWords words = wordsFor(capability);
    const bool isListed = capability == Capability::NetworkWs && manifest.hosts.has_value();
    const QString note = !isListed ? words.meaning
        : manifest.hosts->empty()  ? tr("It names no server, so that it cannot connect to any.")
                                   : tr("Only to these, to send them what you enter in it, and to "
                                         "show what they send back:");
    CheckRow* const row
        = addRow(m_column, words.title, note, known(m_known.capabilities, capability));
    m_capabilities.emplace(capability, row);
    if (isListed)
        addHosts(*manifest.hosts, row);
}

void PermissionChoices::addHosts(const std::vector<HostRequest>& hosts, CheckRow* capability)
{
    auto* const list = new QWidget(this);
    list->setObjectName(QStringLiteral("hosts"));
    auto* const column = new QVBoxLayout(list);
    column->setContentsMargins(indent, 0, 0, 0);
    column->setSpacing(rowSpacing);
    for (const HostRequest& host : hosts) {
        const QString key = host.pattern.toString();
        const QString note
            = host.reason.isEmpty() ? QString() : tr("The author says: %1").arg(host.reason);
        m_hosts.emplace(
            key, addRow(column, wordsFor(host.pattern), note, m_known.choiceFor(host.pattern)));
    }
    m_column->addWidget(list);
    list->setEnabled(capability->isChecked());
    connect(capability, &CheckRow::toggled, list, &QWidget::setEnabled);
}

CheckRow* PermissionChoices::addRow(
    QVBoxLayout* column, const QString& text, const QString& note, std::optional<Choice> choice)
{
    auto* const row = new CheckRow(text, note, this);
    row->setChecked(choice != Choice::Refused);
    column->addWidget(row);
    connect(row, &CheckRow::toggled, this, &PermissionChoices::changed);
    return row;
}

void PermissionChoices::markNew(const QStringList& names)
{
    for (const auto& [capability, row] : m_capabilities) {
        if (names.contains(wireName(capability)))
            m_new << row;
    }
    for (const auto& [host, row] : m_hosts) {
        if (names.contains(host))
            m_new << row;
    }
    for (CheckRow* const row : std::as_const(m_new))
        row->setBadge(tr("new"));
}

void PermissionChoices::uncheckNew()
{
    for (CheckRow* const row : std::as_const(m_new))
        row->setChecked(false);
}

Decisions PermissionChoices::decisions() const
{
    Decisions decisions = m_known;
    for (const auto& [capability, row] : m_capabilities)
        decisions.capabilities[capability] = choiceOf(*row);
    const auto network = m_capabilities.find(Capability::NetworkWs);
    const bool isRefused = network != m_capabilities.end() && !network->second->isChecked();
    for (const auto& [host, row] : m_hosts) {
        decisions.hosts[host] = choiceOf(*row);
        // A box that stays checked below what is refused grants nothing, to a later version either.
        if (isRefused && row->isChecked())
            decisions.hosts.erase(host);
    }
    return decisions;
}

bool PermissionChoices::areAllChecked() const
{
    const auto isChecked = [](const auto& entry) { return entry.second->isChecked(); };
    return std::all_of(m_capabilities.begin(), m_capabilities.end(), isChecked)
        && std::all_of(m_hosts.begin(), m_hosts.end(), isChecked);
}

bool PermissionChoices::areNoneChecked() const
{
    return std::none_of(m_capabilities.begin(), m_capabilities.end(),
        [](const auto& entry) { return entry.second->isChecked(); });
}

} // namespace portcullis
