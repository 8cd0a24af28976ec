// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/seed.h"
#include "demo/world.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

std::optional<Refusal> World::refusesTag(const Repository& repository, const QString& tag, const QString& rule)
{
    const QString ref = "refs/tags/"_L1 + tag;
    const auto names
        = [&ref](const QStringList& patterns) { return patterns.contains("~ALL"_L1) || fitsAny(patterns, ref); };
    const bool restricted = std::ranges::any_of(repository.rulesets, [&](const Ruleset& ruleset) {
        return ruleset.target == "tag"_L1 && ruleset.enforcement == "active"_L1 && ruleset.rules.contains(rule)
            && names(ruleset.include) && !names(ruleset.exclude);
    });
    if (restricted)
        return Refusal{
            422,
            rule == "creation"_L1
                ? u"Repository rule violations found\n\nCannot create ref due to creations being restricted.\n\n"_s
                : u"Repository rule violations found\n\nCannot delete this tag\n\n"_s};
    if (repository.spentTags.contains(tag))
        return Refusal{422,
                       rule == "creation"_L1 ? u"tag_name was used by an immutable release"_s
                                             : u"Cannot delete a tag of an immutable release."_s};
    return std::nullopt;
}

Answer<> World::createTag(Repository& repository, const QString& tag, const QString& object, const QString& login)
{
    const auto annotation = repository.tagObjects.constFind(object);
    const bool annotated = annotation != repository.tagObjects.cend();
    const QString commit = annotated ? annotation->commit : object;
    if (!repository.commits.contains(commit))
        return std::unexpected(Refusal{422, u"Object does not exist"_s});
    if (repository.tags.contains(tag))
        return std::unexpected(Refusal{422, u"Reference already exists"_s});
    if (const auto refusal = refusesTag(repository, tag, u"creation"_s))
        return std::unexpected(*refusal);
    if (annotated)
        repository.annotations.insert(tag, object);
    push(repository, {.tag = tag, .sha = commit, .author = login});
    return {};
}

Answer<> World::deleteTag(Repository& repository, const QString& tag)
{
    if (!repository.tags.contains(tag))
        return std::unexpected(Refusal{422, u"Reference does not exist"_s});
    if (const auto refusal = refusesTag(repository, tag, u"deletion"_s))
        return std::unexpected(*refusal);
    repository.tags.remove(tag);
    repository.annotations.remove(tag);
    for (Release& release : repository.releases) {
        if (release.tag == tag)
            release.draft = true;
    }
    touch(repository);
    return {};
}

void World::publish(Repository& repository, qint64 id, const QString& login)
{
    const auto release = std::ranges::find(repository.releases, id, &Release::id);
    if (release == repository.releases.end())
        return;
    release->draft = false;
    release->publishedAt = m_now;
    release->immutable = repository.immutableReleases;
    const QString tag = release->tag;
    if (release->immutable)
        repository.spentTags.append(tag);
    touch(repository);
    if (!repository.tags.contains(tag))
        push(repository, {.tag = tag, .sha = repository.resolve(release->target), .author = login});
}

// Adds files to the release of the run's tag, which is made when there is none, as the usual action does. Returns why
// it cannot.
QString World::releaseFrom(const Run& run, const QStringList& files)
{
    Repository& repository = *repositoryOf(run);
    if (files.isEmpty() || !repository.tags.contains(run.ref))
        return {};
    auto release = std::ranges::find(repository.releases, run.ref, &Release::tag);
    if (release == repository.releases.end()) {
        repository.releases.push_back({.id = nextId(u"release"_s),
                                       .tag = run.ref,
                                       .name = run.ref,
                                       .target = repository.defaultBranch,
                                       .author = u"github-actions[bot]"_s,
                                       .draft = true,
                                       .createdAt = m_now});
        release = std::prev(repository.releases.end());
    }
    if (release->immutable)
        return u"Cannot upload assets to an immutable release."_s;
    for (const QString& name : files) {
        if (!std::ranges::contains(release->assets, name, &Asset::name))
            release->assets.push_back(assetNamed(name, run.ref, release->author));
    }
    if (release->draft)
        publish(repository, release->id, release->author);
    touch(repository);
    return {};
}

// Its bytes are few, but they are there: whoever compares a digest can.
Asset World::assetNamed(const QString& name, const QString& tag, const QString& uploader)
{
    QByteArray content = (name + u' ' + tag + u'\n').toUtf8();
    const quint64 salt = numberFrom(name + tag);
    const quint64 lines = 20 + mix(m_seed, salt) % 200;
    for (quint64 line = 0; line < lines; ++line)
        content += shaFrom(m_seed, salt, line).toLatin1() + '\n';
    return {.id = nextId(u"asset"_s), .name = name, .uploader = uploader, .content = content, .at = m_now};
}

} // namespace signalbox::demo
