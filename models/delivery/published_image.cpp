// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/published_image.h"

#include "yaml/place.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

constexpr int shortCommit = 7;
/// A name and a tag have 255 and 128 letters at most; what is longer, or would be more, was not written for people.
constexpr qsizetype longestWords = 1024;
constexpr qsizetype mostImages = 32;
constexpr qsizetype longestScript = 65'536; ///< GitHub takes 21,000 letters where an expression is among them

const QRegularExpression& expression()
{
    static const QRegularExpression pattern(u"\\$\\{\\{\\s*(.*?)\\s*\\}\\}"_s);
    return pattern;
}

using Variables = QMap<QString, QString>;

void addVariables(const yaml::Place& env, Variables& known)
{
    for (const auto& [key, value] : env.pairs()) {
        if (const QString text = value.string(); text.size() <= longestWords)
            known.insert(key.string(), text);
    }
}

/// With what the file itself says: `${{ env.NAME }}` and, in a script, `$NAME` and `${NAME}`. Empty where that is
/// longer than any reference, as variables that are made of each other can make it.
QString filledIn(QString text, const Variables& variables)
{
    // One may be made of another one.
    for (int depth = 0; depth < 3; ++depth) {
        for (const auto& [name, value] : variables.asKeyValueRange()) {
            const QString escaped = QRegularExpression::escape(name);
            text.replace(QRegularExpression(u"\\$\\{\\{\\s*env\\."_s + escaped + u"\\s*\\}\\}"_s), value);
            text.replace(u"${%1}"_s.arg(name), value);
            text.replace(QRegularExpression(u"\\$"_s + escaped + u"\\b"_s), value);
            if (text.size() > longestWords)
                return {};
        }
    }
    // What the runner sets in each script.
    text.replace(u"$GITHUB_REPOSITORY_OWNER"_s, u"${{ github.repository_owner }}"_s);
    text.replace(u"$GITHUB_REPOSITORY"_s, u"${{ github.repository }}"_s);
    text.replace(u"$GITHUB_REF_NAME"_s, u"${{ github.ref_name }}"_s);
    text.replace(u"$GITHUB_SHA"_s, u"${{ github.sha }}"_s);
    return text;
}

/// The lines of a list that an action takes as one text, and what a line or comma parts.
QStringList listed(const yaml::Place& value)
{
    QStringList all;
    const QString text = value.string();
    for (const QString& line : text.split(u'\n')) {
        for (const QString& each : line.split(u',')) {
            if (!each.trimmed().isEmpty() && !each.trimmed().startsWith(u'#'))
                all << each.trimmed();
        }
    }
    return all;
}

/// The tag that a line of docker/metadata-action makes of a pushed tag; empty where it makes none, or nobody can say.
/// https://github.com/docker/metadata-action#tags-input
QString metadataTag(const QString& line)
{
    QMap<QString, QString> words;
    for (const QString& part : line.split(u',')) {
        const auto at = part.indexOf(u'=');
        if (at > 0)
            words.insert(part.left(at).trimmed(), part.mid(at + 1).trimmed());
    }
    const QString type = words.value(u"type"_s);
    QString tag;
    if (type == "ref"_L1 && words.value(u"event"_s) == "tag"_L1) {
        tag = u"${{ github.ref_name }}"_s;
    } else if (type == "semver"_L1 || type == "pep440"_L1) {
        tag = words.value(u"pattern"_s);
        tag.replace(QRegularExpression(u"\\{\\{\\s*raw\\s*\\}\\}"_s), u"%tag%"_s);
        tag.replace(QRegularExpression(u"\\{\\{\\s*version\\s*\\}\\}"_s), u"%version%"_s);
        if (tag.contains(u"{{"_s) || !tag.contains(u'%'))
            return {}; // {{major}} and its like move
    } else if (type == "sha"_L1) {
        tag = words.value(u"format"_s) == "long"_L1 ? u"%commit%"_s : u"%short%"_s;
    } else {
        return {};
    }
    const QString prefix = words.value(u"prefix"_s, type == "sha"_L1 ? u"sha-"_s : QString());
    return prefix + tag + words.value(u"suffix"_s);
}

QStringList metadataImages(const yaml::Place& with, const Variables& variables)
{
    QStringList tags;
    const QStringList lines = with["tags"].string().split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines)
        tags << metadataTag(line.trimmed());
    if (lines.isEmpty())
        tags << u"${{ github.ref_name }}"_s;
    tags.removeAll(QString());
    QStringList all;
    for (const QString& line : listed(with["images"])) {
        const QString image = line.startsWith("name="_L1) ? line.mid(5) : line;
        for (const QString& tag : std::as_const(tags) | std::views::take(mostImages - all.size()))
            all << filledIn(image, variables) + u':' + filledIn(tag, variables);
    }
    return all;
}

QStringList pushedByScript(const QString& script, const Variables& variables)
{
    static const QRegularExpression push(
        u"\\b(?:docker|podman|buildah)\\s+(?:image\\s+)?push\\s+[\"']?([^\\s\"';&|]+)"_s);
    QStringList all;
    if (script.size() > longestScript)
        return all;
    // Blanks within an expression would end the word.
    QString text = script;
    for (auto found = expression().globalMatch(script); found.hasNext();) {
        const QString whole = found.next().captured(0);
        text.replace(whole, QString(whole).remove(u' '));
    }
    for (auto found = push.globalMatch(text); found.hasNext();)
        all << filledIn(found.next().captured(1), variables);
    return all;
}

bool uses(const yaml::Place& step, QLatin1StringView action)
{
    return step["uses"].string().startsWith(action);
}

/// What an expression is for a version; empty where it is known at a run alone. Inputs and outputs that are called
/// after the version are written with their v and without.
QStringList valuesOf(const QString& expression, const RollbackVersion& version, const core::RepositoryName& repository)
{
    static const QRegularExpression ofVersion(
        u"^(inputs|github\\.event\\.inputs|needs\\.[\\w-]+\\.outputs|steps\\.[\\w-]+\\.outputs)\\.[\\w-]*(version|tag)[\\w-]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString plain = version.name.startsWith(u'v') ? version.name.mid(1) : version.name;
    if (expression == "github.repository"_L1)
        return {repository.full()};
    if (expression == "github.repository_owner"_L1)
        return {repository.owner};
    if (expression == "github.event.repository.name"_L1)
        return {repository.name};
    if (expression == "github.sha"_L1)
        return {version.commit};
    if (expression == "github.ref_name"_L1 || expression == "github.event.release.tag_name"_L1)
        return {version.name};
    return ofVersion.match(expression).hasMatch() ? QStringList{version.name, plain} : QStringList();
}

/// Each text that comes of these words, by every value that their expressions may have.
QStringList resolved(const QString& words, const RollbackVersion& version, const core::RepositoryName& repository)
{
    QString text = words;
    text.replace(u"%tag%"_s, version.name);
    text.replace(u"%version%"_s, version.name.startsWith(u'v') ? version.name.mid(1) : version.name);
    text.replace(u"%commit%"_s, version.commit);
    text.replace(u"%short%"_s, version.commit.left(shortCommit));
    QStringList all{text};
    while (!all.isEmpty() && expression().match(all.front()).hasMatch()) {
        QStringList next;
        for (const QString& each : std::as_const(all)) {
            const auto found = expression().match(each);
            for (const QString& value : valuesOf(found.captured(1), version, repository))
                next << QString(each).replace(found.capturedStart(), found.capturedLength(), value);
        }
        if (next.size() > mostImages)
            return {};
        all = next;
    }
    return all;
}

std::optional<ImageReference> referenceOf(const QString& text)
{
    static const QRegularExpression host(u"^[a-z0-9]+([.-][a-z0-9]+)*(:\\d{1,5})?$"_s);
    static const QRegularExpression path(u"^[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$"_s);
    static const QRegularExpression label(u"^\\w[\\w.-]{0,127}$"_s);
    const auto colon = text.lastIndexOf(u':');
    if (colon < 0)
        return std::nullopt;
    // GitHub's names have capital letters, and workflows that push them write them small.
    ImageReference reference{
        .registry = u"docker.io"_s, .name = text.left(colon).toLower(), .tag = text.mid(colon + 1)};
    // Only what has a point or a port, or is this machine, is a host.
    const QString first = reference.name.section(u'/', 0, 0);
    const bool isHost = first.contains(u'.') || first.contains(u':') || first == "localhost"_L1;
    if (isHost && reference.name.contains(u'/')) {
        reference.registry = first == "index.docker.io"_L1 ? u"docker.io"_s : first;
        reference.name = reference.name.section(u'/', 1);
    }
    if (reference.registry == "docker.io"_L1 && !reference.name.contains(u'/'))
        reference.name.prepend(u"library/"_s);
    const bool isReference = host.match(reference.registry).hasMatch() && path.match(reference.name).hasMatch()
        && label.match(reference.tag).hasMatch();
    return isReference ? std::optional(reference) : std::nullopt;
}

} // namespace

QStringList publishedImages(const QByteArray& workflow)
{
    const auto tree = yaml::Tree::read(workflow);
    if (!tree)
        return {};
    QStringList all;
    Variables ofWorkflow;
    addVariables(tree->root()["env"], ofWorkflow);
    for (const auto& [id, job] : tree->root()["jobs"].pairs()) {
        Variables ofJob = ofWorkflow;
        addVariables(job["env"], ofJob);
        for (const yaml::Place step : job["steps"].items()) {
            if (all.size() >= mostImages)
                break;
            Variables variables = ofJob;
            addVariables(step["env"], variables);
            if (uses(step, "docker/metadata-action@"_L1)) {
                all += metadataImages(step["with"], variables);
            } else if (uses(step, "docker/build-push-action@"_L1)) {
                for (const QString& tag : listed(step["with"]["tags"]))
                    all << filledIn(tag, variables);
            } else {
                all += pushedByScript(step["run"].string(), variables);
            }
        }
    }
    all.removeDuplicates();
    return all.first(std::min(all.size(), mostImages));
}

std::vector<ImageReference> imagesOf(const QString& published, const RollbackVersion& version,
                                     const core::RepositoryName& repository)
{
    std::vector<ImageReference> all;
    // What says nothing of the version is the same for each of them.
    const bool isOfVersion = published.contains(u'%') || expression().match(published.section(u':', -1)).hasMatch();
    if (!isOfVersion || version.commit.isEmpty())
        return all;
    for (const QString& text : resolved(published, version, repository)) {
        const auto reference = referenceOf(text);
        if (reference && !std::ranges::contains(all, *reference))
            all.push_back(*reference);
    }
    return all;
}

} // namespace signalbox::delivery
