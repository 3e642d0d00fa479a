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
            [this, choices] { Q_EMIT changed(choices->decisions()); });
    } else {
        for (const auto& [capability, choice] : decisions.capabilities)
            addCapability(capability, choice);
    }
    for (const auto& [host, choice] : decisions.hosts) {
        if (!lists(manifest, host))
            addHost(host, choice);
    }
}

void DecisionEditor::addCapability(Capability capability, Choice choice)
{
    auto* const row = new CheckRow(portcullis::wordsFor(capability).title, {}, this);
    row->setChecked(choice == Choice::Granted);
    m_column->addWidget(row);
    connect(row, &CheckRow::toggled, this,
        [this, capability](bool isOn) { choose(isOn, m_decisions.capabilities[capability]); });
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
    connect(row, &CheckRow::toggled, this,
        [this, host](bool isOn) { choose(isOn, m_decisions.hosts[host]); });
    connect(forget, &QPushButton::clicked, this, [this, host] {
        m_decisions.hosts.erase(host);
        Q_EMIT changed(m_decisions);
    });
}

void DecisionEditor::choose(bool grant, Choice& choice)
{
    choice = grant ? Choice::Granted : Choice::Refused;
    Q_EMIT changed(m_decisions);
}

} // namespace portcullis
