// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/scenario_definitions.h"
#include "demo/scenario_story.h"
#include "demo/seed.h"

#include <QJsonArray>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

struct Rule {
    double chance = 0;
    Failure failure;
    bool rerun = false; // somebody tries the failed jobs again
    QString branch; // only there
};

// What the rules of a history say about its pushes, by their number.
class History {
public:
    History(const QJsonObject& object, quint64 seed)
        : m_object(object)
        , m_seed(seed)
    {
        for (const QJsonValue& rule : object.value("rules"_L1).toArray())
            m_rules.push_back({.chance = rule["chance"_L1].toDouble(),
                               .failure = failureFrom(rule["failure"_L1].toObject()),
                               .rerun = rule["rerun"_L1].toBool(),
                               .branch = rule["branch"_L1].toString()});
    }

    Push push(int index, const Rule*& struck) const
    {
        const auto number = static_cast<quint64>(index);
        Push push{.branch = pick("branches"_L1, number, 11),
                  .message = inTurn("messages"_L1, number),
                  .author = pick("authors"_L1, number, 13),
                  .figures = figures(index)};
        for (size_t each = 0; each < m_rules.size() && push.failures.empty(); ++each) {
            const Rule& rule = m_rules[each];
            const bool here = rule.branch.isEmpty() || rule.branch == push.branch;
            if (here && chance(m_seed, number, 100 + each) < rule.chance) {
                push.failures.push_back(rule.failure);
                struck = &rule;
            }
        }
        return push;
    }

    bool isCancelled(int index) const
    {
        return chance(m_seed, static_cast<quint64>(index), 14) < m_object.value("cancelled"_L1).toDouble();
    }

private:
    QString pick(QLatin1StringView list, quint64 number, quint64 salt) const
    {
        const QStringList texts = textsFrom(m_object.value(list));
        return texts.isEmpty()
            ? QString()
            : texts.at(static_cast<qsizetype>(mix(m_seed, number, salt) % static_cast<quint64>(texts.size())));
    }

    // Nobody writes the same message twice in a row.
    QString inTurn(QLatin1StringView list, quint64 number) const
    {
        const QStringList texts = textsFrom(m_object.value(list));
        return texts.isEmpty() ? QString()
                               : texts.at(static_cast<qsizetype>(number % static_cast<quint64>(texts.size())));
    }

    // A figure rises slowly, and is off between two pushes.
    Figures figures(int index) const
    {
        const auto within = [index](const QJsonObject& span) {
            return index >= span.value("from"_L1).toInt() && index < span.value("to"_L1).toInt();
        };
        const QJsonObject dip = m_object.value("dip"_L1).toObject();
        const QJsonObject slow = m_object.value("slow"_L1).toObject();
        const double noise = chance(m_seed, static_cast<quint64>(index), 15) - 0.5;
        return {.coverage = 82.6 + 0.02 * index + 0.3 * noise - (within(dip) ? dip.value("by"_L1).toDouble() : 0),
                .slowdown = (within(slow) ? slow.value("factor"_L1).toDouble() : 1) * (1 + 0.02 * noise)};
    }

    QJsonObject m_object;
    quint64 m_seed;
    std::vector<Rule> m_rules;
};

void follow(World& world, qint64 run, bool cancelled, const Rule* rule)
{
    if (cancelled)
        world.at(world.now() + seconds(20), [&world, run] { (void)world.cancel(run, false); });
    else if (rule && rule->rerun)
        world.at(world.now() + seconds(400), [&world, run] {
            const Run* known = world.run(run);
            if (known && known->conclusion() == "failure"_L1)
                (void)world.rerun(run, true, known->actor);
        });
}

} // namespace

void recall(const QJsonObject& object, Repository& target, Moment present, World& world)
{
    const auto history = std::make_shared<History>(object, mix(world.seed(), static_cast<quint64>(target.id)));
    const int pushes = object.value("pushes"_L1).toInt();
    const Moment span = days(object.value("days"_L1).toDouble(13));
    for (int index = 0; index < pushes; ++index) {
        const double place = (index + chance(world.seed(), static_cast<quint64>(index), 16)) / pushes;
        // The last of it has ended before the story begins.
        const Moment at = present - hours(1) - span + static_cast<Moment>(place * static_cast<double>(span));
        world.at(at, [&world, history, index, id = target.id] {
            Repository& repository = *world.repository(id);
            const size_t before = repository.runs.size();
            const Rule* struck = nullptr;
            world.push(repository, history->push(index, struck));
            for (size_t each = before; each < repository.runs.size(); ++each)
                follow(world, repository.runs[each]->id, history->isCancelled(index), struck);
        });
    }
}

} // namespace signalbox::demo
