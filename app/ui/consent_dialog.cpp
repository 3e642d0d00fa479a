#include "app/ui/consent_dialog.h"

#include "app/engine/engine_version.h"
#include "app/ui/capability_words.h"
#include "app/ui/engine_words.h"
#include "app/ui/labels.h"
#include "app/ui/permission_choices.h"
#include "app/ui/resource_icon.h"
#include "bridge/core/limits.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace portcullis {
namespace {

constexpr int iconSize = 56;
constexpr int dialogWidth = 520;
constexpr int requestsInset = 84; // the margins around them, and a scroll bar
constexpr int otherHeight = 320; // of all but the requests, with some air around the dialog
constexpr int minRequestsHeight = 160;

using Occasion = ConsentRequest::Occasion;

//! What an update asks for beyond the installed version, as PermissionChoices names it.
QStringList namesOf(const PermissionDifference& difference)
{
    QStringList names = wireNames(difference.addedCapabilities);
    for (const HostPattern& host : difference.addedHosts)
        names << host.toString();
    if (difference.addsAnyHost)
        names << wireName(Capability::NetworkWs);
    return names;
}

//! What an update asks for no more; empty if that is nothing.
QString droppedText(const PermissionDifference& difference)
{
    QStringList names;
    for (const HostPattern& host : difference.removedHosts)
        names << wordsFor(host);
    return names.isEmpty()
        ? QString()
        : ConsentDialog::tr("It no longer asks for: %1").arg(names.join(QStringLiteral(", ")));
}

QString titleOf(const ConsentRequest& request)
{
    const QString& name = request.resource.manifest.name;
    switch (request.occasion) {
    case Occasion::Open:
        return ConsentDialog::tr("Open %1").arg(name);
    case Occasion::Install:
        return ConsentDialog::tr("Install %1").arg(name);
    case Occasion::Update:
        return ConsentDialog::tr("Update %1").arg(name);
    }
    Q_UNREACHABLE();
}

QString refuseText(Occasion occasion, bool asksForAnything)
{
    switch (occasion) {
    case Occasion::Open:
        return asksForAnything ? ConsentDialog::tr("Open without permissions")
                               : ConsentDialog::tr("Open");
    case Occasion::Install:
        return asksForAnything ? ConsentDialog::tr("Install without permissions")
                               : ConsentDialog::tr("Install");
    case Occasion::Update:
        return ConsentDialog::tr("Update without what is new");
    }
    Q_UNREACHABLE();
}

QString allowText(Occasion occasion, bool areAllChecked)
{
    if (!areAllChecked)
        return ConsentDialog::tr("Allow what is checked");
    switch (occasion) {
    case Occasion::Open:
        return ConsentDialog::tr("Allow and open");
    case Occasion::Install:
        return ConsentDialog::tr("Allow and install");
    case Occasion::Update:
        return ConsentDialog::tr("Allow and update");
    }
    Q_UNREACHABLE();
}

//! What remains to be said where nothing is asked for.
QString leadOf(const ConsentRequest& request)
{
    if (request.resource.manifest.capabilities.empty())
        return ConsentDialog::tr("It asks for nothing: it has no connection to anywhere.");
    if (request.occasion == Occasion::Update)
        return ConsentDialog::tr("The new version asks for more than the one you have. Until you "
                                 "decide, you keep the one you have.");
    return ConsentDialog::tr("It asks to do this. You can refuse any of it, now or later.");
}

} // namespace

ConsentDialog::ConsentDialog(const ConsentRequest& request, QWidget* parent)
    : QDialog(parent), m_occasion(request.occasion), m_resourceId(request.resource.manifest.id),
      m_known(request.known),
      m_choices(new PermissionChoices(request.resource.manifest, request.known, this)),
      m_guard(this)
{
    m_choices->markNew(namesOf(request.difference));
    m_guard.setSingleShot(true);
    m_guard.setInterval(limits::questionDelay);
    connect(&m_guard, &QTimer::timeout, this, &ConsentDialog::updateButtons);
    connect(m_choices, &PermissionChoices::changed, this, &ConsentDialog::updateButtons);
    setWindowTitle(titleOf(request));
    setMinimumWidth(dialogWidth);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 20);
    layout->setSpacing(18);
    layout->addWidget(createHeader(request));
    const QString engine = newerEngineText(request.resource.manifest, runningEngine());
    if (!engine.isEmpty())
        layout->addWidget(styledLabel(engine, "newerEngine", this));
    layout->addWidget(plainLabel(leadOf(request), this));
    layout->addWidget(createRequests(request));
    if (const QString dropped = droppedText(request.difference); !dropped.isEmpty())
        layout->addWidget(mutedLabel(dropped, this));
    layout->addWidget(createButtons(request));
    updateButtons();
}

QWidget* ConsentDialog::createHeader(const ConsentRequest& request)
{
    const Manifest& manifest = request.resource.manifest;
    auto* const header = new QWidget(this);
    auto* const row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    auto* const icon = new QLabel(header);
    icon->setPixmap(iconOf(request.resource, iconSize, devicePixelRatioF()));
    row->addWidget(icon, 0, Qt::AlignTop);
    auto* const texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(styledLabel(manifest.name, "resourceName", header));
    const QString version = manifest.author.isEmpty()
        ? tr("Version %1, by an author who is not named").arg(manifest.version)
        : tr("Version %1 by %2").arg(manifest.version, manifest.author);
    texts->addWidget(mutedLabel(version + u'\n' + manifest.id, header));
    if (!request.publisher.isEmpty()) {
        QLabel* const publisher = mutedLabel(request.publisher, header);
        publisher->setObjectName(QStringLiteral("publisher"));
        texts->addWidget(publisher);
    }
    row->addLayout(texts, 1);
    return header;
}

QWidget* ConsentDialog::createRequests(const ConsentRequest& request)
{
    auto* const card = new QFrame(this);
    card->setObjectName(QStringLiteral("card"));
    card->setVisible(!request.resource.manifest.capabilities.empty());
    auto* const column = new QVBoxLayout(card);
    column->setContentsMargins(16, 14, 8, 14);
    auto* const area = new QScrollArea(card);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(m_choices);
    // It stands on the card, not on a ground of its own.
    area->viewport()->setAutoFillBackground(false);
    m_choices->setAutoFillBackground(false);
    const int height = m_choices->heightForWidth(dialogWidth - requestsInset);
    const int room = screen()->availableSize().height() - otherHeight;
    area->setFixedHeight(qMin(height, qMax(room, minRequestsHeight)));
    column->addWidget(area);
    return card;
}

QWidget* ConsentDialog::createButtons(const ConsentRequest& request)
{
    const bool asksForAnything = !request.resource.manifest.capabilities.empty();
    auto* const buttons = new QWidget(this);
    auto* const row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    auto* const cancel = new QPushButton(tr("Cancel"), buttons);
    m_refuse = new QPushButton(refuseText(request.occasion, asksForAnything), buttons);
    m_allow = new QPushButton(buttons);
    m_allow->setVisible(asksForAnything);
    cancel->setObjectName(QStringLiteral("cancel"));
    m_refuse->setObjectName(QStringLiteral("refuse"));
    m_allow->setObjectName(QStringLiteral("allow"));
    // Enter must not grant anything by accident.
    m_refuse->setDefault(true);
    cancel->setAutoDefault(false);
    m_allow->setAutoDefault(false);
    row->addWidget(cancel);
    row->addStretch();
    row->addWidget(m_refuse);
    row->addWidget(m_allow);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_refuse, &QPushButton::clicked, this, [this] { decide(false); });
    connect(m_allow, &QPushButton::clicked, this, [this] { decide(true); });
    return buttons;
}

void ConsentDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    m_guard.start();
    updateButtons();
}

void ConsentDialog::updateButtons()
{
    const bool isGuarded = m_guard.isActive();
    m_refuse->setEnabled(!isGuarded);
    m_allow->setEnabled(!isGuarded && !m_choices->areNoneChecked());
    m_allow->setText(allowText(m_occasion, m_choices->areAllChecked()));
}

void ConsentDialog::decide(bool grant)
{
    if (!grant && m_occasion == Occasion::Update)
        m_choices->uncheckNew();
    m_decisions = m_choices->decisions();
    if (!grant && m_occasion == Occasion::Update)
        leaveUndecided();
    else if (!grant)
        revokeAll(m_decisions);
    accept();
}

//! What was never decided is checked at first, which is no grant: the user is asked for it again.
void ConsentDialog::leaveUndecided()
{
    const auto isUndecided = [this](const auto& entry) {
        return entry.second == Choice::Granted && m_known.capabilities.count(entry.first) == 0;
    };
    if (std::erase_if(m_decisions.capabilities, isUndecided) == 0)
        return;
    std::erase_if(m_decisions.hosts, [this](const auto& host) {
        return host.second == Choice::Granted && m_known.hosts.count(host.first) == 0;
    });
}

bool isAskingFor(const QString& resourceId, Occasion occasion, const QWidget& window)
{
    const auto dialogs = window.findChildren<ConsentDialog*>();
    return std::any_of(dialogs.begin(), dialogs.end(), [&](const ConsentDialog* dialog) {
        return dialog->isVisible() && dialog->resourceId() == resourceId
            && dialog->occasion() == occasion;
    });
}

} // namespace portcullis
