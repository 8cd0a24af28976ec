// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"

#include <QCryptographicHash>

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

QJsonObject shown(Call& call, const Artifact& artifact)
{
    const QByteArray& zip = call.blobs.zipOf(artifact.id);
    const QByteArray digest = QCryptographicHash::hash(zip, QCryptographicHash::Sha256).toHex();
    return call.represent.artifact(*call.repository, artifact, zip.size(), "sha256:"_L1 + QString::fromLatin1(digest));
}

Response listArtifacts(Call& call, qint64 run)
{
    const QString name = call.request.parameter(u"name"_s);
    std::vector<const Artifact*> found;
    const auto& artifacts = call.repository->artifacts;
    for (auto each = artifacts.rbegin(); each != artifacts.rend(); ++each) {
        if ((run == 0 || each->second.run == run) && (name.isEmpty() || each->second.name == name))
            found.push_back(&each->second);
    }
    return listOf(
        call, static_cast<qsizetype>(found.size()),
        [&](qsizetype index) { return shown(call, *found[static_cast<size_t>(index)]); }, u"artifacts"_s);
}

Response ofRun(Call& call)
{
    const Run* run = call.world.run(call.id(0));
    return run && run->repository == call.repository->id ? listArtifacts(call, run->id) : Response::notFound();
}

Response getArtifact(Call& call)
{
    const auto found = call.repository->artifacts.find(call.id(0));
    return found == call.repository->artifacts.end() ? Response::notFound()
                                                     : Response::json(shown(call, found->second));
}

Response getZip(Call& call)
{
    const auto found = call.repository->artifacts.find(call.id(0));
    if (found == call.repository->artifacts.end() || call.part(1) != "zip"_L1)
        return Response::notFound();
    if (call.world.now() > found->second.expiresAt)
        return Response::refusal(410, u"Artifact has expired"_s);
    return Response::redirect(302, call.request.origin.blobs + call.blobs.artifact(found->first));
}

Response removeArtifact(Call& call)
{
    if (call.repository->artifacts.erase(call.id(0)) == 0)
        return Response::notFound();
    call.world.touch(*call.repository);
    return Response::empty();
}

// The whole run's logs exist once it has ended; a single job's do before. `attempt`: 0 is the latest.
Response getLogs(Call& call, int attempt)
{
    const Run* run = call.world.run(call.id(0));
    if (!run || run->repository != call.repository->id || attempt < 0
        || attempt > static_cast<int>(run->attempts.size()))
        return Response::notFound();
    const int number = attempt == 0 ? run->latest().number : attempt;
    const Attempt& asked = run->attempts[static_cast<size_t>(number) - 1];
    if (run->logsDeleted || asked.status != "completed"_L1)
        return Response::notFound();
    if (call.world.now() - asked.startedAt > days(90))
        return Response::refusal(410, u"Server Error"_s);
    return Response::redirect(302, call.request.origin.blobs + call.blobs.runLogs(run->id, number));
}

Response deleteLogs(Call& call)
{
    Run* run = call.world.run(call.id(0));
    if (!run || run->repository != call.repository->id)
        return Response::notFound();
    if (!run->ended())
        return Response::refusal(403, u"The logs of a run that has not ended cannot be deleted"_s);
    run->logsDeleted = true;
    call.world.touch(*call.repository);
    return Response::empty();
}

} // namespace

std::vector<Route> artifactRoutes()
{
    return {
        {"GET", u"R/actions/artifacts"_s, Needs::Nothing, [](Call& call) { return listArtifacts(call, 0); }},
        {"GET", u"R/actions/runs/{id}/artifacts"_s, Needs::Nothing, ofRun},
        {"GET", u"R/actions/artifacts/{id}"_s, Needs::Nothing, getArtifact},
        {"DELETE", u"R/actions/artifacts/{id}"_s, Needs::WriteToken, removeArtifact},
        {"GET", u"R/actions/artifacts/{id}/{format}"_s, Needs::Token, getZip},
        {"GET", u"R/actions/runs/{id}/logs"_s, Needs::Token, [](Call& call) { return getLogs(call, 0); }},
        {"GET", u"R/actions/runs/{id}/attempts/{n}/logs"_s, Needs::Token,
         [](Call& call) {
             return call.id(1) < 1 ? Response::notFound() : getLogs(call, static_cast<int>(call.id(1)));
         }},
        {"DELETE", u"R/actions/runs/{id}/logs"_s, Needs::WriteToken, deleteLogs},
    };
}

} // namespace signalbox::demo
