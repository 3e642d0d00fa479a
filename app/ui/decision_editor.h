#pragma once

#include "app/library/decisions.h"

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
    //! The user wants this instead.
    void changed(const portcullis::Decisions& decisions);

private:
    void addCapability(Capability capability, Choice choice);
    void addHost(const QString& host, Choice choice);
    void choose(bool grant, Choice& choice);

    Decisions m_decisions;
    QVBoxLayout* m_column;
};

} // namespace portcullis
