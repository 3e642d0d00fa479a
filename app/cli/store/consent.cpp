#include "app/cli/store/consent.h"

#include "app/cli/store/descriptions.h"

#include <algorithm>

namespace portcullis {
namespace {

//! What was answered beforehand to the question about \a name.
std::optional<Choice> answerTo(const QString& name, const Answers& answers)
{
    if (answers.refused.contains(name))
        return Choice::Refused;
    if (answers.granted.contains(name))
        return Choice::Granted;
    return std::nullopt;
}

template <typename Key>
std::optional<Choice> find(const std::map<Key, Choice>& choices, const Key& key)
{
    const auto found = choices.find(key);
    return found == choices.end() ? std::nullopt : std::optional(found->second);
}

PackageError unanswered(const QString& what)
{
    return refused(Refusal::Unanswered,
        QStringLiteral("it asks for %1; answer with --yes, --grant or --deny").arg(what));
}

//! One resource's questions.
class Questions {
public:
    Questions(const Manifest& manifest, const Decisions& known, const Answers& answers,
        const Terminal& terminal)
        : m_manifest(manifest), m_decisions(known), m_answers(answers), m_terminal(terminal)
    {
    }

    Result<Decisions, PackageError> decide()
    {
        for (const Capability capability : m_manifest.capabilities) {
            if (auto decided = decideCapability(capability); !decided)
                return decided.error();
        }
        decideHosts();
        warnOfTheRest();
        return m_decisions;
    }

private:
    Result<void, PackageError> decideCapability(Capability capability)
    {
        const QString name = wireName(capability);
        std::optional<Choice> choice = answerTo(name, m_answers);
        if (!choice)
            choice = find(m_decisions.capabilities, capability);
        if (!choice && m_answers.yes)
            choice = Choice::Granted;
        if (!choice && !m_terminal.canAsk())
            return unanswered(name);
        if (!choice)
            choice = ask(name);
        m_decisions.capabilities[capability] = *choice;
        return {};
    }

    Choice ask(const QString& name)
    {
        if (!m_manifest.hosts) {
            return choiceOf(QStringLiteral(
                "Allow %1, to servers that it does not name? You are asked for each.")
                                .arg(name));
        }
        for (const HostRequest& host : *m_manifest.hosts)
            m_terminal.warn(QStringLiteral("  ") + describe(host));
        if (choiceOf(QStringLiteral("Allow %1, to these and no other servers?").arg(name))
            == Choice::Granted)
            return Choice::Granted;
        return askForEach();
    }

    //! The capability is granted if one host is.
    Choice askForEach()
    {
        Choice any = Choice::Refused;
        for (const HostRequest& host : *m_manifest.hosts) {
            const Choice choice
                = choiceOf(QStringLiteral("Allow %1 alone?").arg(host.pattern.toString()));
            m_decisions.hosts[host.pattern.toString()] = choice;
            if (choice == Choice::Granted)
                any = Choice::Granted;
        }
        return any;
    }

    Choice choiceOf(const QString& question)
    {
        return m_terminal.ask(question) ? Choice::Granted : Choice::Refused;
    }

    void decideHosts()
    {
        const auto decideAll = [this](const QStringList& names, Choice choice) {
            for (const QString& name : names) {
                if (asksForHost(name))
                    m_decisions.hosts[name] = choice;
            }
        };
        decideAll(m_answers.granted, Choice::Granted);
        decideAll(m_answers.refused, Choice::Refused);
    }

    bool asksForHost(const QString& name) const
    {
        const auto asked = HostPattern::parse(name);
        if (!asked || !m_manifest.hosts)
            return bool(asked);
        return std::any_of(m_manifest.hosts->begin(), m_manifest.hosts->end(),
            [&](const HostRequest& host) { return host.pattern.covers(*asked); });
    }

    void warnOfTheRest() const
    {
        for (const QString& name : m_answers.granted) {
            const auto capability = capabilityFromName(name);
            const bool isAsked
                = capability ? m_manifest.capabilities.count(*capability) > 0 : asksForHost(name);
            if (!isAsked)
                m_terminal.warn(
                    QStringLiteral("%1 is not granted: the manifest does not ask for it")
                        .arg(name));
        }
    }

    const Manifest& m_manifest;
    Decisions m_decisions;
    const Answers& m_answers;
    const Terminal& m_terminal;
};

} // namespace

Result<Decisions, PackageError> decide(const Manifest& manifest, const Decisions& known,
    const Answers& answers, const Terminal& terminal)
{
    return Questions(manifest, known, answers, terminal).decide();
}

} // namespace portcullis
