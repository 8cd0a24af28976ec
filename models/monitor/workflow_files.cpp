// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/workflow_files.h"

#include "github/worker.h"
#include "monitor/kept_files.h"

using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

core::Error inNoFile()
{
    return {.kind = core::ErrorKind::Unsupported,
            .what = u"GitHub runs this workflow itself and keeps it in no file."_s};
}

} // namespace

WorkflowFiles::WorkflowFiles(github::Client& client, QString folder, QObject* parent)
    : QObject(parent)
    , m_client(&client)
    , m_folder(std::move(folder))
{
}

QString WorkflowFiles::pathOf(const core::RepositoryName& repository, const QString& path, const QString& commit) const
{
    return QStringList{m_folder,
                       m_client ? placeName(m_client->account().id) : u"closed"_s,
                       placeName(repository.owner.toLower()),
                       placeName(repository.name.toLower()),
                       placeName(commit),
                       placeName(path)}
        .join(u'/');
}

QCoro::Task<core::Result<workflow::Outline>> WorkflowFiles::outline(core::RepositoryName repository, QString path,
                                                                    QString commit)
{
    if (!path.startsWith(".github/workflows/"_L1) || commit.isEmpty())
        co_return std::unexpected(inNoFile());
    const QString place = pathOf(repository, path, commit);
    if (const auto missing = m_missing.constFind(place); missing != m_missing.cend())
        co_return std::unexpected(*missing);
    if (m_underWay.contains(place)) {
        github::Wait<workflow::Outline> wait(m_lifetime);
        m_underWay[place].push_back(wait.end());
        co_return co_await wait;
    }
    m_underWay.insert(place, {});
    const QPointer<WorkflowFiles> self(this);
    const auto outline = co_await fetch(repository, path, commit, place);
    if (self) {
        if (!outline
            && (outline.error().kind == core::ErrorKind::NotFound
                || outline.error().kind == core::ErrorKind::Unsupported))
            self->m_missing.insert(place, outline.error());
        for (const auto& tell : self->m_underWay.take(place))
            tell(outline);
    }
    co_return outline;
}

QCoro::Task<core::Result<workflow::Outline>> WorkflowFiles::fetch(core::RepositoryName repository, QString path,
                                                                  QString commit, QString place)
{
    const QPointer<WorkflowFiles> self(this);
    const auto readKept = [place]() -> core::Result<std::optional<workflow::Outline>> {
        const auto text = kept(place);
        if (!text)
            return std::nullopt;
        return workflow::readOutline(*text).transform(
            [](workflow::Outline outline) { return std::optional(std::move(outline)); });
    };
    const auto known = co_await github::onWorker(m_lifetime, readKept);
    if (!known)
        co_return std::unexpected(known.error());
    if (const std::optional<workflow::Outline>& outline = *known)
        co_return *outline;
    if (!self || !m_client)
        co_return std::unexpected(github::cancelledError());
    const auto text = co_await m_client->file(repository, path, commit);
    if (!text)
        co_return std::unexpected(text.error());
    if (!self)
        co_return std::unexpected(github::cancelledError());
    const auto take = [place, text = *text] {
        keep(place, text);
        return workflow::readOutline(text);
    };
    co_return co_await github::onWorker(m_lifetime, take);
}

} // namespace signalbox::monitor
