// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QString>
#include <QStringList>

#include <map>
#include <vector>

class QJsonObject;

namespace signalbox::lint {

/// What may stand at a place of a file.
struct SyntaxType;

/// A key of a mapping.
struct SyntaxKey {
    QByteArray name;
    const SyntaxType* type = nullptr;
    bool required = false;
    int availability = -1; ///< in Syntax::availabilities(); -1: that of the mapping
    QString help; ///< one sentence
};

struct SyntaxType {
    /// What is asked of a scalar beyond its kind.
    enum class Meaning : quint8 { Plain, Condition, Minutes, Count };

    QByteArray name;
    bool text = false; ///< any scalar, read as text
    bool boolean = false;
    bool number = false;
    bool nothing = false; ///< null
    bool list = false;
    bool mapping = false;
    bool any = false;
    bool nonEmpty = false;
    bool isEmptyRefused = false; ///< GitHub refuses the file when it is; else nothing comes of it
    bool isLoose = false; ///< GitHub passes over keys that it does not know here, or learns new ones often
    bool whole = false; ///< one expression may stand for the list or mapping
    Meaning meaning = Meaning::Plain;
    std::vector<SyntaxKey> keys;
    const SyntaxType* others = nullptr; ///< of a mapping with keys of the writer's own
    const SyntaxType* items = nullptr; ///< of a list
    std::vector<QByteArray> values; ///< all that a text may be; empty: anything
    QByteArray rule; ///< under which a wrong value is told of; empty: type-mismatch

    const SyntaxKey* key(QByteArrayView name) const;
};

/// An event that can start a workflow.
struct SyntaxEvent {
    QByteArray name;
    std::vector<QByteArray> types; ///< activity types; empty: none
    std::vector<QByteArray> filters; ///< branches, paths, ...
    bool anyTypes = false; ///< types are names of the user's own
    bool isRetired = false; ///< it no longer fires
    QString help;
};

/// The levels that a scope of GITHUB_TOKEN has.
struct SyntaxPermission {
    QByteArray name;
    bool read = false;
    bool write = false;
};

/// The words of workflow and action files: keys and what they take, events, permissions, shells, runners, limits, each
/// as resources/workflow/syntax.json has them, which names its date. Made once and read by any thread.
class Syntax {
public:
    Syntax();
    Syntax(const Syntax&) = delete;
    Syntax& operator=(const Syntax&) = delete;

    /// The type of that name; one that the data does not have is a defect of ours.
    const SyntaxType& type(QByteArrayView name) const;
    /// Places that evaluate expressions: "jobs.J.if", "steps.run", ...
    const std::vector<QByteArray>& availabilities() const { return m_availabilities; }

    const std::vector<SyntaxEvent>& events() const { return m_events; }
    const SyntaxEvent* event(QByteArrayView name) const;
    QString filterHelp(QByteArrayView filter) const { return m_filters.value(filter.toByteArray()); }
    bool isFilter(QByteArrayView name) const { return m_filters.contains(name.toByteArray()); }

    const std::vector<SyntaxPermission>& permissions() const { return m_permissions; }
    const SyntaxPermission* permission(QByteArrayView name) const;

    /// The systems that have this shell, "linux macos windows"; empty for all; nothing when there is no such shell.
    const QHash<QByteArray, QByteArray>& shells() const { return m_shells; }

    const std::vector<QByteArray>& hostedRunners() const { return m_hostedRunners; }
    const std::vector<QByteArray>& selfHostedLabels() const { return m_selfHostedLabels; }
    /// Labels that GitHub has taken away, and the nearest that it still has.
    const QHash<QByteArray, QByteArray>& goneRunners() const { return m_goneRunners; }

    int limit(QByteArrayView name) const { return m_limits.value(name.toByteArray()); }

private:
    void readTypes(const QJsonObject& types);
    int availability(const QByteArray& name);
    SyntaxType& made(const QByteArray& name);

    std::map<QByteArray, SyntaxType> m_types; ///< its entries never move: keys and types point at each other
    std::vector<QByteArray> m_availabilities;
    std::vector<SyntaxEvent> m_events;
    QHash<QByteArray, QString> m_filters;
    std::vector<SyntaxPermission> m_permissions;
    QHash<QByteArray, QByteArray> m_shells;
    std::vector<QByteArray> m_hostedRunners;
    std::vector<QByteArray> m_selfHostedLabels;
    QHash<QByteArray, QByteArray> m_goneRunners;
    QHash<QByteArray, int> m_limits;
};

} // namespace signalbox::lint
