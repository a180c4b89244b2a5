//! Recorded crimes, outcomes, and stops and searches as CSV.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    sources_fuzz::below(
        "police-uk-street",
        &[
            "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last \
           outcome category,Context\n",
        ],
        data,
    );
    sources_fuzz::below(
        "police-uk-outcomes",
        &[
            "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n",
        ],
        data,
    );
    sources_fuzz::below(
        "police-uk-stop-and-search",
        &[
            "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined \
           ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of \
           search,Removal of more than just outer clothing\n",
        ],
        data,
    );
});
