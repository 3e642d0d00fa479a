#include "app/ui/decision_editor.h"

#include "app/ui/capability_words.h"
#include "app/ui/check_row.h"
#include "app/ui/permission_choices.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace portcullis {
namespace {

constexpr int rowSpacing = 8;

bool lists(const Manifest* manifest, const QString& host)
{
    return manifest && manifest->hosts
        && std::any_of(manifest->hosts->begin(), manifest->hosts->end(),
            [&host](const HostRequest& request) { return request.pattern.toString() == host; });
}

QString wordsFor(const QString& host)
{
    const auto pattern = HostPattern::parse(host);
    return pattern ? wordsFor(*pattern) : host;
}

Choice choiceOf(bool isOn)
{
    return isOn ? Choice::Granted : Choice::Refused;
}

} // namespace

DecisionEditor::DecisionEditor(
    const Manifest* manifest, const Decisions& decisions, QWidget* parent)
    : QWidget(parent), m_decisions(decisions), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(rowSpacing);
    if (manifest) {
        auto* const choices = new PermissionChoices(*manifest, decisions, this);
        m_column->addWidget(choices);
        connect(choices, &PermissionChoices::changed, this,
            [this, choices] { choose(withOwnHosts(choices->decisions())); });
    } else {
        for (const auto& [capability, choice] : decisions.capabilities)
            addCapability(capability, choice);
    }
    for (const auto& [host, choice] : decisions.hosts) {
        if (lists(manifest, host))
            continue;
        m_ownHosts << host;
        addHost(host, choice);
    }
}

//! The hosts beyond the manifest's list have rows of their own, which the choices know nothing of.
Decisions DecisionEditor::withOwnHosts(Decisions wanted) const
{
    for (const QString& host : m_ownHosts) {
        wanted.hosts.erase(host);
        if (const auto found = m_decisions.hosts.find(host); found != m_decisions.hosts.end())
            wanted.hosts.insert(*found);
    }
    return wanted;
}

void DecisionEditor::addCapability(Capability capability, Choice choice)
{
    auto* const row = new CheckRow(portcullis::wordsFor(capability).title, {}, this);
    row->setChecked(choice == Choice::Granted);
    m_column->addWidget(row);
    connect(row, &CheckRow::toggled, this, [this, capability](bool isOn) {
        Decisions wanted = m_decisions;
        wanted.capabilities[capability] = choiceOf(isOn);
        choose(wanted);
    });
}

void DecisionEditor::addHost(const QString& host, Choice choice)
{
    auto* const line = new QWidget(this);
    auto* const layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* const row = new CheckRow(wordsFor(host), {}, line);
    row->setChecked(choice == Choice::Granted);
    layout->addWidget(row, 1);
    auto* const forget = new QPushButton(tr("Ask again"), line);
    forget->setFlat(true);
    forget->setAccessibleName(tr("Ask again for %1").arg(host));
    forget->setToolTip(tr("Forget this decision, so that you are asked the next time"));
    layout->addWidget(forget);
    m_column->addWidget(line);
    connect(row, &CheckRow::toggled, this, [this, host](bool isOn) {
        Decisions wanted = m_decisions;
        wanted.hosts[host] = choiceOf(isOn);
        choose(wanted);
    });
    connect(forget, &QPushButton::clicked, this, [this, host] {
        Decisions wanted = m_decisions;
        wanted.hosts.erase(host);
        choose(wanted);
    });
}

void DecisionEditor::choose(const Decisions& wanted)
{
    const UserAnswer answer = UserAnswer::between(m_decisions, wanted);
    m_decisions = wanted;
    Q_EMIT answered(answer);
}

} // namespace portcullis
