#include "app/ui/consent_dialog.h"

#include "app/ui/capability_words.h"
#include "app/ui/labels.h"
#include "app/ui/resource_icon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace portcullis {
namespace {

constexpr int iconSize = 56;
constexpr int dialogWidth = 460;
constexpr int hostListInset = 96; // the margins around it, and a scroll bar
constexpr int maxHostListHeight = 260;

} // namespace

ConsentDialog::ConsentDialog(const Resource& resource, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Open %1").arg(resource.manifest.name));
    setMinimumWidth(dialogWidth);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 20);
    layout->setSpacing(18);
    layout->addWidget(createHeader(resource));
    layout->addWidget(createRequests(resource));
    layout->addWidget(
        plainLabel(tr("Without it, the resource opens all the same and has no connection."), this));
    layout->addWidget(createButtons());
}

QWidget* ConsentDialog::createHeader(const Resource& resource)
{
    auto* const header = new QWidget(this);
    auto* const row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    auto* const icon = new QLabel(header);
    icon->setPixmap(iconOf(resource, iconSize, devicePixelRatioF()));
    row->addWidget(icon, 0, Qt::AlignTop);
    auto* const texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(styledLabel(resource.manifest.name, "resourceName", header));
    const QString author = resource.manifest.author.isEmpty() ? tr("an author who is not named")
                                                              : resource.manifest.author;
    texts->addWidget(mutedLabel(
        tr("Version %1 by %2\n%3").arg(resource.manifest.version, author, resource.manifest.id),
        header));
    row->addLayout(texts, 1);
    return header;
}

QWidget* ConsentDialog::createRequests(const Resource& resource)
{
    auto* const box = new QFrame(this);
    box->setObjectName(QStringLiteral("card"));
    auto* const column = new QVBoxLayout(box);
    column->setContentsMargins(16, 14, 16, 14);
    for (const Capability capability : resource.manifest.capabilities) {
        const CapabilityWords words = wordsFor(capability);
        column->addWidget(styledLabel(tr("It asks to %1.").arg(words.title), "strong", box));
        const bool isListed
            = capability == Capability::NetworkWs && resource.manifest.hosts.has_value();
        column->addWidget(
            isListed ? createHosts(*resource.manifest.hosts) : plainLabel(words.meaning, box));
    }
    return box;
}

QWidget* ConsentDialog::createHosts(const std::vector<HostRequest>& hosts)
{
    auto* const list = new QWidget;
    list->setObjectName(QStringLiteral("hosts"));
    auto* const column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(plainLabel(hosts.empty()
            ? tr("It names no server, so that it cannot connect to any.")
            : tr("It can connect to these servers and no others, send them what you enter in it, "
                 "and show what they send back:"),
        list));
    for (const HostRequest& host : hosts) {
        column->addSpacing(6);
        column->addWidget(styledLabel(wordsFor(host.pattern), "strong", list));
        if (!host.reason.isEmpty())
            column->addWidget(mutedLabel(tr("The author says: %1").arg(host.reason), list));
    }
    column->addStretch();
    auto* const area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(list);
    // It stands on the card, not on a ground of its own.
    area->viewport()->setAutoFillBackground(false);
    list->setAutoFillBackground(false);
    const int height = list->heightForWidth(dialogWidth - hostListInset);
    area->setFixedHeight(qMin(height, maxHostListHeight));
    return area;
}

QWidget* ConsentDialog::createButtons()
{
    auto* const buttons = new QWidget(this);
    auto* const row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    auto* const cancel = new QPushButton(tr("Cancel"), buttons);
    auto* const refuse = new QPushButton(tr("Open without"), buttons);
    auto* const allow = new QPushButton(tr("Allow"), buttons);
    cancel->setObjectName(QStringLiteral("cancel"));
    refuse->setObjectName(QStringLiteral("refuse"));
    allow->setObjectName(QStringLiteral("allow"));
    // Enter must not grant anything by accident.
    refuse->setDefault(true);
    cancel->setAutoDefault(false);
    allow->setAutoDefault(false);
    row->addWidget(cancel);
    row->addStretch();
    row->addWidget(refuse);
    row->addWidget(allow);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(refuse, &QPushButton::clicked, this, [this] { done(Refused); });
    connect(allow, &QPushButton::clicked, this, &QDialog::accept);
    return buttons;
}

std::optional<CapabilitySet> decideWithUser(
    GrantStore& store, const QString& key, const Resource& resource, QWidget* parent)
{
    const CapabilitySet& requested = resource.manifest.capabilities;
    if (requested.empty())
        return CapabilitySet{};
    if (const std::optional<Decision> known = store.find(key, requested)) {
        CapabilitySet granted;
        for (const Capability capability : requested) {
            if (known->granted.count(capability) > 0)
                granted.insert(capability);
        }
        return granted;
    }
    ConsentDialog dialog(resource, parent);
    const int answer = dialog.exec();
    if (answer == QDialog::Rejected)
        return std::nullopt;
    const bool allowed = answer == QDialog::Accepted;
    const Decision decision{
        allowed ? requested : CapabilitySet{}, allowed ? CapabilitySet{} : requested};
    if (const Result<void, QString> saved = store.save(key, decision); !saved)
        QMessageBox::warning(parent, ConsentDialog::tr("Portcullis"), saved.error());
    return decision.granted;
}

} // namespace portcullis
