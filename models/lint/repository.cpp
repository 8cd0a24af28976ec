// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/repository.h"

#include <QDir>
#include <QMutexLocker>

#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

/// What was parsed, by path, with the bytes that it was parsed from.
template <class What>
class Parsed {
public:
    template <class Parse>
    std::shared_ptr<const What> of(const QString& path, const QByteArray& bytes, Parse parse)
    {
        {
            const QMutexLocker lock(&m_mutex);
            const auto known = m_known.constFind(path);
            if (known != m_known.cend() && known->bytes == bytes)
                return known->what;
        }
        std::optional<What> read = parse(bytes);
        std::shared_ptr<const What> what = read ? std::make_shared<const What>(std::move(*read)) : nullptr;
        const QMutexLocker lock(&m_mutex);
        m_known.insert(path, {.bytes = bytes, .what = what});
        return what;
    }

private:
    struct Known {
        QByteArray bytes;
        std::shared_ptr<const What> what;
    };

    QMutex m_mutex;
    QHash<QString, Known> m_known;
};

/// An action that is a Dockerfile and nothing else takes any input.
std::shared_ptr<const ActionFile> dockerfile()
{
    static const auto file = [] {
        ActionFile plain;
        plain.version.runtime = "docker";
        plain.version.isFree = true;
        return std::make_shared<const ActionFile>(std::move(plain));
    }();
    return file;
}

} // namespace

struct Repository::State {
    std::shared_ptr<const RepositoryFiles> files;
    Parsed<ActionFile> actions;
    Parsed<CalledWorkflow> workflows;
};

Repository::Repository(std::shared_ptr<const RepositoryFiles> files)
    : m_state(std::make_shared<State>())
{
    m_state->files = std::move(files);
}

QString Repository::pathOf(QStringView name) const
{
    return m_state ? m_state->files->pathOf(name.toString()) : QString();
}

Presence Repository::presence(const QString& path) const
{
    return m_state ? m_state->files->presence(path) : Presence::Unknown;
}

Found<ActionFile> Repository::action(QByteArrayView folder) const
{
    if (!m_state)
        return {};
    const QString clean = QDir::cleanPath(u"./"_s + QString::fromUtf8(folder));
    if (clean == ".."_L1 || clean.startsWith("../"_L1) || clean.startsWith(u'/'))
        return {};
    const QString before = clean == "."_L1 ? QString() : clean + u'/';
    for (const auto name : {"action.yml"_L1, "action.yaml"_L1}) {
        const QString path = before + name;
        const RepositoryFiles::Answer answer = m_state->files->read(path);
        if (answer.presence == Presence::Unknown)
            return {};
        if (answer.presence == Presence::There)
            return {.presence = Presence::There, .what = m_state->actions.of(path, answer.bytes, readActionFile)};
    }
    for (const auto name : {"Dockerfile"_L1, "dockerfile"_L1}) {
        const Presence presence = m_state->files->presence(before + name);
        if (presence != Presence::Missing)
            return {.presence = presence, .what = presence == Presence::There ? dockerfile() : nullptr};
    }
    return {.presence = Presence::Missing, .what = nullptr};
}

Found<CalledWorkflow> Repository::workflow(const QString& path) const
{
    if (!m_state || path.isEmpty())
        return {};
    const RepositoryFiles::Answer answer = m_state->files->read(path);
    if (answer.presence != Presence::There)
        return {.presence = answer.presence, .what = nullptr};
    return {.presence = Presence::There, .what = m_state->workflows.of(path, answer.bytes, readCalledWorkflow)};
}

} // namespace signalbox::lint
