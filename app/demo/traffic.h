// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <vector>

namespace signalbox::demo {

/// A request that may have changed the world.
struct Write {
    QString method;
    QString path; ///< without host, as it came
    QByteArray body;
    int status = 0; ///< of the answer, 0 when it was lost on purpose
};

/// What arrived, counted.
struct Traffic {
    QHash<QString, int> byRoute; ///< "GET /repos/{owner}/{repo}/actions/runs" -> requests
    std::vector<Write> writes; ///< in order of arrival
    int requests = 0; ///< to the API; blobs apart
    int charged = 0; ///< counted against a primary limit: an authorised 304 is not
    int notModified = 0;
    int refused = 0; ///< by a primary or secondary limit
    int blobRequests = 0;
    int inFlight = 0; ///< now
    int peakInFlight = 0;
    bool tokenSeenAtBlob = false; ///< an Authorization header reached the blob origin
    bool tokenSeenInUrl = false; ///< a known token, or a parameter named like one, stood in a request's address

    void clear() { *this = Traffic{.inFlight = inFlight}; }
};

} // namespace signalbox::demo
