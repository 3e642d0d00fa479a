#pragma once

#include "app/library/decisions.h"

#include <QStringList>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace portcullis {

class CheckRow;

//! \brief What a resource asks for, in plain words, each with a box to grant or refuse it.
class PermissionChoices : public QWidget {
    Q_OBJECT

public:
    //! \param decisions what is checked at first; what it does not decide is checked.
    explicit PermissionChoices(
        const Manifest& manifest, const Decisions& decisions = {}, QWidget* parent = nullptr);

    //! \brief Marks what was not asked for before: wire names of capabilities and hosts as
    //! HostPattern::toString() has them.
    void markNew(const QStringList& names);

    //! Unchecks what markNew() has marked.
    void uncheckNew();

    //! What the boxes say of all that is asked for; what was decided beyond it stays.
    Decisions decisions() const;

    //! Whether every box is checked, or none is.
    bool areAllChecked() const;
    bool areNoneChecked() const;

Q_SIGNALS:
    //! The user has changed decisions().
    void changed();

private:
    void addCapability(const Manifest& manifest, Capability capability);
    void addHosts(const std::vector<HostRequest>& hosts, CheckRow* capability);
    CheckRow* addRow(QVBoxLayout* column, const QString& text, const QString& note,
        std::optional<Choice> choice);

    Decisions m_known;
    QVBoxLayout* m_column;
    std::map<Capability, CheckRow*> m_capabilities;
    std::map<QString, CheckRow*> m_hosts; // by HostPattern::toString()
    QList<CheckRow*> m_new;
};

} // namespace portcullis
