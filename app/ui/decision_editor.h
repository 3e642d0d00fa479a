#pragma once

#include "app/library/user_answer.h"

#include <QStringList>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace portcullis {

//! \brief What was decided for one resource, each of it with a box that takes effect at once.
class DecisionEditor : public QWidget {
    Q_OBJECT

public:
    //! \param manifest what the resource asks for; null if it is not known any more.
    DecisionEditor(const Manifest* manifest, const Decisions& decisions, QWidget* parent = nullptr);

Q_SIGNALS:
    //! The user has changed something.
    void answered(const portcullis::UserAnswer& answer);

private:
    void addCapability(Capability capability, Choice choice);
    void addHost(const QString& host, Choice choice);
    Decisions withOwnHosts(Decisions wanted) const;
    void choose(const Decisions& wanted);

    Decisions m_decisions; // as they are shown
    QStringList m_ownHosts;
    QVBoxLayout* m_column;
};

} // namespace portcullis
